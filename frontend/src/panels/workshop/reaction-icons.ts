// What each reaction looks like.
import { Coffee, Handshake, Lightbulb, MessageCircleQuestion, ThumbsUp, Turtle } from "lucide-react";
import type { Reaction } from "../../sync/messages";

export const REACTION_ICONS = {
  yes: ThumbsUp,
  thanks: Handshake,
  idea: Lightbulb,
  question: MessageCircleQuestion,
  slow: Turtle,
  break: Coffee,
} as const satisfies Record<Reaction, unknown>;
