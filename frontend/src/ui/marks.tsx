// The signs a mapper reads at a glance. Value classes differ by colour and shape and letter.
import {
  Bot,
  Hourglass,
  Lightbulb,
  MessageCircleQuestionMark,
  ScanSearch,
  Stamp,
  Type,
  Wrench,
} from "lucide-react";
import type { Note } from "../generated/board";
import { words } from "../i18n";
import { joined } from "./joined";
import style from "./marks.module.css";

type Value = NonNullable<Note["value"]>;
type Work = NonNullable<Note["work"]>;
type Kind = NonNullable<Note["kind"]>;

const SHAPES: Record<Value, { letter: string; path: string }> = {
  VA: { letter: "VA", path: "M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Z" },
  NNVA: { letter: "N", path: "M6 0.500 11.500 6 6 11.500 0.500 6Z" },
  NVA: {
    letter: "W",
    path: "M2.600 1 6 4.400 9.400 1 11 2.600 7.600 6 11 9.400 9.400 11 6 7.600 2.600 11 1 9.400 4.400 6 1 2.600Z",
  },
};

/** Blue disc VA, amber diamond N, brick cross W; a hollow ring while nobody has judged the step. */
export function ValueMark({ value, letter = true }: { value: Value | null | undefined; letter?: boolean }) {
  if (!value) return <span className={joined(style.mark, style.none)} aria-hidden="true" />;
  const shape = SHAPES[value];
  return (
    <span
      className={joined(style.mark, style[value.toLowerCase()])}
      title={words.value[value]}
      aria-hidden="true"
    >
      {letter ? shape.letter : null}
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
        <path d={shape.path} />
      </svg>
    </span>
  );
}

const WORK_ICONS = {
  approval: Stamp,
  inspection: ScanSearch,
  wait: Hourglass,
  system: Bot,
  work: Wrench,
} as const;

export function WorkIcon({ work, size = 14 }: { work: Work; size?: number }) {
  const Icon = WORK_ICONS[work];
  return <Icon size={size} strokeWidth={2} aria-hidden="true" />;
}

const KIND_ICONS = { idea: Lightbulb, question: MessageCircleQuestionMark, text: Type } as const;

/** The star of a problem is drawn, the others are icons. */
export function KindIcon({ kind, size = 16 }: { kind: Kind; size?: number }) {
  if (kind === "problem") return <Burst size={size} />;
  if (kind === "step") return <StepIcon size={size} />;
  const Icon = KIND_ICONS[kind];
  return <Icon size={size} strokeWidth={2} aria-hidden="true" />;
}

function Burst({ size }: { size: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} className={style.burst} aria-hidden="true">
      <path d={burstPath(12, 12, 11, 7.5, 12)} />
      <path className={style.bang} d="M12 7.500v5.500M12 16v.500" />
    </svg>
  );
}

function StepIcon({ size }: { size: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} className={style.step} aria-hidden="true">
      <path d="M4 4h16v11l-5 5H4z" />
      <path d="M20 15h-5v5" />
    </svg>
  );
}

function burstPath(x: number, y: number, outer: number, inner: number, points: number): string {
  const corners = Array.from({ length: points * 2 }, (_, at) => {
    const radius = at % 2 ? inner : outer;
    const angle = (Math.PI * at) / points - Math.PI / 2;
    return `${(x + radius * Math.cos(angle)).toFixed(2)} ${(y + radius * Math.sin(angle)).toFixed(2)}`;
  });
  return `M${corners.join("L")}Z`;
}
