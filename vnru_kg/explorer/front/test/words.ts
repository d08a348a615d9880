// What the page says, for tests that run without a page.
import enDates from "../../../words/en/dates.json";
import enLanguage from "../../../words/en/language.json";
import enNumbers from "../../../words/en/numbers.json";
import en from "../../../words/en/page.json";
import ruDates from "../../../words/ru/dates.json";
import ruLanguage from "../../../words/ru/language.json";
import ruNumbers from "../../../words/ru/numbers.json";
import ru from "../../../words/ru/page.json";
import viDates from "../../../words/vi/dates.json";
import viLanguage from "../../../words/vi/language.json";
import viNumbers from "../../../words/vi/numbers.json";
import vi from "../../../words/vi/page.json";
import { speak, type Words } from "../src/model/languages";

export const WORDS: Words = {
  vi: { ...vi, language: viLanguage, dates: viDates, numbers: viNumbers },
  en: { ...en, language: enLanguage, dates: enDates, numbers: enNumbers },
  ru: { ...ru, language: ruLanguage, dates: ruDates, numbers: ruNumbers },
};
speak(WORDS);
