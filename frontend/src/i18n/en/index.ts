// English, the language every other catalogue follows: the same tree with the same functions, a file for each topic.

import { askingWords } from "./asking";
import { captureWords } from "./capture";
import { detailsWords } from "./details";
import { exportWords } from "./export";
import { figuresWords } from "./figures";
import { historyWords } from "./history";
import { homeWords } from "./home";
import { improvingWords } from "./improving";
import { pageWords } from "./page";
import { portfolioWords } from "./portfolio";
import { presentWords } from "./present";
import { refusalWords } from "./refusals";
import { sharingWords } from "./sharing";
import { termsWords } from "./terms";
import { togetherWords } from "./together";
import { verbsWords } from "./verbs";
import { wallWords } from "./wall";
import { workshopWords } from "./workshop";

export const en = {
  ...pageWords,
  ...askingWords,
  ...captureWords,
  ...togetherWords,
  ...verbsWords,
  ...detailsWords,
  ...exportWords,
  ...figuresWords,
  ...historyWords,
  ...improvingWords,
  ...homeWords,
  ...presentWords,
  ...portfolioWords,
  ...refusalWords,
  ...sharingWords,
  ...termsWords,
  ...wallWords,
  ...workshopWords,
};

export type Catalogue = typeof en;
