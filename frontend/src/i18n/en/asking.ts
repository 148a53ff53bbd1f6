// Asking the team before the workshop: the page that they see, and the facilitator's link to it.
import { byId, many } from "../parts";

export const askingWords = {
  ask: {
    title: "Questions to the team",
    about: (title: string) => `About “${title}”`,
    lead: "Two minutes. Answer what you like and leave out the rest. Nobody can see who wrote what, unless you put your name.",
    questions: byId({
      frustrates: "What frustrates you most?",
      avoided: "What do people avoid, put off or work around?",
      waits: "Where do things lie and wait?",
      wrong: "What comes back wrong, or has to be done twice?",
    }),
    name: "Your name (only if you like)",
    send: "Send",
    thanks: "Thank you",
    thanksText: "Your answers are on the wall for the workshop.",
    again: "Something else comes to mind",
    nothing: "This link asks nothing any more. Ask whoever gave it to you for a fresh one.",
    section: "Ask the team",
    sectionLead: "Before you meet: a link with four questions. The answers land on the wall, without names.",
    make: "Make a link",
    makeAgain: "Make another link",
    copy: "Copy the link",
    copied: "Copied",
    once: "This address is shown this once. It works for two weeks; end it under “Let people in”.",
    lane: "Heard from the team",
    headings: byId({
      frustrates: "Frustrates",
      avoided: "Gets avoided",
      waits: "Waits",
      wrong: "Comes back wrong",
    }),
    heard: (count: number) => many(count, "answer so far", "answers so far"),
    qr: "QR code of the link",
  },
};
