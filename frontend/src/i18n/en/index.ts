// English, the language every other catalogue follows: the same tree with the same functions, a file for each topic.
import { appWords } from "./app";
import { captureWords } from "./capture";
import { commandsWords } from "./commands";
import { detailsWords } from "./details";
import { exportWords } from "./export";
import { figuresWords } from "./figures";
import { historyWords } from "./history";
import { homeWords } from "./home";
import { termsWords } from "./terms";
import { wallWords } from "./wall";

export const en = {
  ...appWords,
  ...captureWords,
  ...commandsWords,
  ...detailsWords,
  ...exportWords,
  ...figuresWords,
  ...historyWords,
  ...homeWords,
  ...termsWords,
  ...wallWords,
};

export type Catalogue = typeof en;
