// The page as a whole: signing in, what closed a board, what was saved.
import { byId, many } from "../parts";

export const pageWords = {
  app: {
    name: "Leanwall",
    skip: "Skip to the wall",
    back: "All boards",
    account: "You",
    signOut: "Sign out",
    unsentTitle: "Changes are not on the server yet",
    unsent: (changes: number, boards: string) =>
      `${many(changes, "change", "changes")} on ${boards} ${changes === 1 ? "is" : "are"} in this browser only. Open the board and wait for “Saved”, or sign out and lose ${changes === 1 ? "it" : "them"}.`,
    signOutAnyway: "Sign out and lose them",
    staySignedIn: "Stay signed in",
    signOutFailed: "You are still signed in: the server did not answer.",
    notFound: "There is nothing at this address.",
    notFoundHint: "The board may have been deleted, or the address is not complete.",
    toBoards: "Go to the boards",
    theme: { auto: "As the system", light: "Light", dark: "Dark", label: "Appearance" },
    language: "Language",
    close: "Close",
    cancel: "Cancel",
    loading: "Opening…",
    failed: "That did not work. Try it again; if it fails again, reload the page.",
    tryAgain: "Try again",
    reload: "Reload the page",
    notLoaded:
      "This part of the page could not be fetched. Check the network; or the server has a newer page by now: reload it. Nothing that you did is lost.",
  },
  signIn: {
    title: "Open the address that Leanwall printed",
    hint: "When Leanwall starts, it prints an address with a one-time token. Open that address in this browser, or paste the token here.",
    token: "Token or whole address",
    go: "Sign in",
    refused:
      "This token is not valid, or it was used already. The window where Leanwall runs shows a fresh one.",
    working: "Signing in…",
  },
  status: {
    opening: "Opening…",
    saved: "Saved",
    saving: "Saving…",
    offline: "Offline",
    offlineWaiting: (count: number) => `Offline, ${many(count, "change", "changes")} waiting`,
    closed: "Closed",
    savedHelp: "Everything is on the server’s disk.",
    savingHelp: (count: number) => `${many(count, "change is", "changes are")} on the way to the server.`,
    offlineHelp: "You can go on. Changes are kept in this browser and sent when the server is back.",
    notStored: "This browser cannot store changes: keep the page open until they are saved.",
    readOnly: "View only",
    /** What the server cannot do just now, by its code. */
    why: byId({
      restart: "The server restarts. The wall comes back by itself.",
      error: "Something went wrong on the server. The wall comes back by itself.",
      busy: "The server can save nothing now and takes no more: what you do waits here.",
      disk_full:
        "The server’s disk is full: changes wait, nothing is lost. Whoever runs it has to make room.",
      locked: "Another program holds the database: changes wait, nothing is lost.",
      database_gone: "The database does not answer just now: changes wait, nothing is lost.",
      unavailable: "The database cannot be written just now: changes wait, nothing is lost.",
    }),
  },
  /** Why a board closed for good, by the code of the server. */
  closed: byId({
    deleted: { title: "This board was deleted", text: "Somebody moved it to the trash while you were here." },
    not_found: { title: "There is no such board", text: "It was deleted, or the address is not complete." },
    forbidden: {
      title: "You may not see this board any more",
      text: "Your role was changed. Ask the owner of the board.",
    },
    not_signed_in: {
      title: "Your session ended",
      text: "Sign in again: what you did is kept in this browser and sent after that.",
    },
    signed_out: { title: "You signed out", text: "This browser has forgotten the boards it kept." },
    protocol: {
      title: "This page is out of date",
      text: "A newer Leanwall runs on the server. Load the page again.",
    },
  }),
  closedSignIn: "Sign in again",
  closedKept: "What you typed and was not saved",
  version: {
    there: "A new version of Leanwall is there.",
    load: "Load it",
    later: "Later",
  },
  notices: {
    refused: "One change was not taken",
    again: "Put the words back",
    dismiss: "Dismiss",
    lostTitle: "This note was deleted while you were writing",
    putBack: "Put it back",
    letGo: "Let it go",
    role: byId({
      view: "Your role was changed: you may look at this board, but not change it.",
      comment: "Your role was changed: you may add comments, votes and questions.",
      edit: "Your role was changed: you may edit this board.",
      facilitate: "Your role was changed: you lead this board now.",
    }),
  },
};
