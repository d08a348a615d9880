import type { Language } from "../model/types";

/** Words of one part of the page in the three languages; `{n}` and the like are filled in by `fill`. */
export type Words<K extends string = string> = Readonly<Record<K, readonly [vi: string, en: string, ru: string]>>;

const ORDER: Readonly<Record<Language, 0 | 1 | 2>> = { vi: 0, en: 1, ru: 2 };

/** A function that gives the words of `table` in a language. */
export function speaker<K extends string>(
  table: Words<K>,
): (key: K, language: Language, values?: Readonly<Record<string, string | number>>) => string {
  return (key, language, values = {}) => fill(table[key][ORDER[language]], language, values);
}

const plurals: Readonly<Record<Language, Intl.PluralRules>> = {
  vi: new Intl.PluralRules("vi"),
  en: new Intl.PluralRules("en"),
  ru: new Intl.PluralRules("ru"),
};
const FORMS: Readonly<Record<string, number>> = { one: 0, few: 1, many: 2 };

/** `{n}` is a number as the language writes it; `{n|thing|things}` picks the form that goes with it (three forms in Russian). */
export function fill(template: string, language: Language, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)((?:\|[^|{}]*)*)\}/g, (whole, name: string, forms: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (!forms) return typeof value === "number" ? value.toLocaleString(language) : value;
    const choices = forms.slice(1).split("|");
    const form = FORMS[plurals[language].select(Number(value))] ?? 1;
    return choices[Math.min(form, choices.length - 1)] ?? "";
  });
}

export const words = speaker({
  title: ["Việt Nam – Nga: đồ thị tri thức", "Vietnam–Russia knowledge graph", "Вьетнам — Россия: граф знаний"],
  search: ["Tìm tên, chỉ tiêu, câu hỏi (không cần dấu)", "Search names, indicators, questions", "Поиск: названия, показатели, вопросы"],
  searchShort: ["Tìm tên", "Search", "Поиск"],
  indicator: ["chỉ tiêu", "indicator", "показатель"],
  question: ["câu hỏi", "question", "вопрос"],
  found: ["Tìm thấy {n}", "{n} found", "Найдено: {n}"],
  nothing: ["Không tìm thấy “{text}”", "Nothing found for “{text}”", "По запросу «{text}» ничего не найдено"],
  language: ["Ngôn ngữ", "Language", "Язык"],
  theme: ["Đổi nền sáng/tối", "Switch light and dark", "Светлая или тёмная тема"],
  views: ["Cách xem", "Views", "Представления"],
  kinds: ["Loại", "Types", "Типы"],
  all: ["Tất cả", "All", "Все"],
  none: ["Bỏ hết", "None", "Снять"],
  only: ["chỉ loại này", "only", "только"],
  onlyKind: ["Chỉ hiện: {kind}", "Show only: {kind}", "Показать только: {kind}"],
  filters: ["Bộ lọc", "Filters", "Фильтры"],
  details: ["Chi tiết", "Details", "Подробности"],
  skip: ["Chuyển đến nội dung chính", "Skip to the content", "Перейти к содержанию"],
  close: ["Đóng", "Close", "Закрыть"],
  broken: ["Không mở được trang này", "This page could not be opened", "Не удалось открыть страницу"],
});
