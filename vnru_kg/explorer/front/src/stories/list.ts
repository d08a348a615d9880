// Three told ways into the graph. A step shows a state of the page, and says in one or two sentences what is seen there; whatever
// number it names stands in the facts of what it shows, which cite their passages.
import type { Text } from "../model/types";

export interface Step {
  /** What the page shows, as its address says it. */
  readonly at: string;
  readonly text: Text;
}

export interface Story {
  readonly id: string;
  readonly title: Text;
  readonly steps: readonly Step[];
}

const event = (id: string): string => `view=timeline&thing=event:${id}`;
const instrument = (id: string): string => `view=network&thing=instrument:${id}`;
const conflict = (id: string): string => `view=disagreements&conflict=${id}`;
const figure = (id: string): string => `view=figures&figure=trade-turnover&observation=${id}`;

export const STORIES: readonly Story[] = [
  {
    id: "partnership",
    title: [
      "Từ quan hệ ngoại giao đến đối tác chiến lược toàn diện",
      "From diplomatic relations to a comprehensive strategic partnership",
      "От дипломатических отношений до всеобъемлющего стратегического партнёрства",
    ],
    steps: [
      {
        at: event("1950-01-30-establishment-of-diplomatic-relations"),
        text: [
          "Ngày 30/1/1950, Liên Xô và Việt Nam thiết lập quan hệ ngoại giao.",
          "On 30 January 1950 the Soviet Union and Vietnam established diplomatic relations.",
          "30 января 1950 года СССР и Вьетнам установили дипломатические отношения.",
        ],
      },
      {
        at: instrument("treaty-1978"),
        text: [
          "Ngày 3/11/1978, tại Moskva, hai nước ký Hiệp ước hữu nghị và hợp tác.",
          "On 3 November 1978, in Moscow, the two countries signed the Treaty of Friendship and Cooperation.",
          "3 ноября 1978 года в Москве страны подписали Договор о дружбе и сотрудничестве.",
        ],
      },
      {
        at: event("199x-interruption-of-relations"),
        text: [
          "Đầu thập niên 1990, trước những biến động ở Liên Xô và Nga, quan hệ có lúc bị gián đoạn.",
          "In the early 1990s, in the face of the upheavals in the Soviet Union and Russia, relations were interrupted for a time.",
          "В начале 1990-х годов из-за потрясений в СССР и России отношения на время прервались.",
        ],
      },
      {
        at: instrument("treaty-1994"),
        text: [
          "Ngày 16/6/1994, Việt Nam và Nga ký Hiệp ước về những nguyên tắc cơ bản của quan hệ hữu nghị, thay thế Hiệp ước 1978.",
          "On 16 June 1994 Vietnam and Russia signed the Treaty on the Fundamental Principles of Friendly Relations, which replaced that of 1978.",
          "16 июня 1994 года Вьетнам и Россия подписали Договор об основах дружественных отношений, сменивший Договор 1978 года.",
        ],
      },
      {
        at: event("2001-03-01-joint-statement-signing"),
        text: [
          "Ngày 1/3/2001, hai nước trở thành đối tác chiến lược: Trần Đức Lương và Vladimir Putin ký Tuyên bố chung.",
          "On 1 March 2001 they became strategic partners: Trần Đức Lương and Vladimir Putin signed the Joint Statement.",
          "1 марта 2001 года страны стали стратегическими партнёрами: Чан Дык Лыонг и Владимир Путин подписали декларацию.",
        ],
      },
      {
        at: event("2012-07-upgrade-to-comprehensive-strategic-partnership"),
        text: [
          "Tháng 7/2012, trong chuyến thăm Nga của Trương Tấn Sang, quan hệ được nâng lên đối tác chiến lược toàn diện.",
          "In July 2012, during Trương Tấn Sang's visit to Russia, the partnership became a comprehensive strategic one.",
          "В июле 2012 года, во время визита Чыонг Тан Шанга в Россию, партнёрство стало всеобъемлющим стратегическим.",
        ],
      },
    ],
  },
  {
    id: "putin",
    title: ["Putin ở Việt Nam, và những gì được ký", "Putin in Vietnam, and what was signed", "Путин во Вьетнаме и что было подписано"],
    steps: [
      {
        at: event("2001-02-28-putin-visits-vietnam"),
        text: [
          "Chuyến thăm đầu tiên mà tài liệu nêu: từ 28/2 đến 2/3/2001. Tuyên bố chung về quan hệ đối tác chiến lược được ký ngày 1/3.",
          "The first visit that the documents name: 28 February to 2 March 2001. The Joint Statement on the Strategic Partnership was signed on 1 March.",
          "Первый визит, названный в документах: с 28 февраля по 2 марта 2001 года. 1 марта подписана Декларация о стратегическом партнёрстве.",
        ],
      },
      {
        at: event("2006-11-20-putin-visits-vietnam"),
        text: [
          "Lần thứ hai được nêu: ngày 20/11/2006, nhân dịp Hội nghị APEC. Hai bên ký Tuyên bố chung về thăm dò địa chất và khai thác dầu khí.",
          "The second that they name: 20 November 2006, with the APEC meeting. A joint statement on geological exploration and oil and gas was signed.",
          "Второй из названных: 20 ноября 2006 года, одновременно со встречей АТЭС. Подписано заявление о геологоразведке и добыче нефти и газа.",
        ],
      },
      {
        at: event("2013-11-putin-visits-vietnam"),
        text: [
          "Lần thứ ba: chuyến thăm cấp Nhà nước tháng 11/2013. Ngày 12/11, nhiều văn kiện được ký ở Hà Nội; tài liệu không nêu số lượng và tên gọi.",
          "The third: the state visit of November 2013. On 12 November many documents were signed in Hanoi; neither their number nor their titles are given.",
          "Третий: государственный визит в ноябре 2013 года. 12 ноября в Ханое подписано много документов; ни их число, ни названия не приводятся.",
        ],
      },
      {
        at: event("2024-06-19-putin-visits-vietnam"),
        text: [
          "Lần thứ tư: chuyến thăm cấp Nhà nước ngày 19–20/6/2024, với một Tuyên bố chung và 11 văn kiện hợp tác.",
          "The fourth: the state visit of 19–20 June 2024, with a Joint Statement and 11 cooperation documents.",
          "Четвёртый: государственный визит 19–20 июня 2024 года — совместное заявление и 11 документов о сотрудничестве.",
        ],
      },
      {
        at: conflict("2024-06-19-putin-visits-vietnam--vladimir-putin--visitOrdinal"),
        text: [
          "Nhưng một đoạn văn gọi chuyến thăm năm 2024 là lần thứ năm. Tài liệu chỉ nêu bốn chuyến; thiếu chuyến nào thì không đâu nói.",
          "Yet a passage calls the visit of 2024 the fifth. The documents name four; which one is missing none of them says.",
          "Однако в одном абзаце визит 2024 года назван пятым. В документах названы четыре; какого не хватает, не сказано нигде.",
        ],
      },
    ],
  },
  {
    id: "trade",
    title: ["Thương mại và những con số vênh nhau", "Trade, and its disputed figures", "Торговля и её спорные цифры"],
    steps: [
      {
        at: figure("003-38-turnover-2000"),
        text: [
          "Năm 2000, kim ngạch thương mại hai chiều là 367 triệu USD.",
          "In 2000 the trade turnover was 367 million USD.",
          "В 2000 году товарооборот составил 367 млн долларов.",
        ],
      },
      {
        at: conflict("003-38-russian-surplus-2000--balance-is-difference"),
        text: [
          "Cũng năm ấy, tài liệu in xuất siêu của Nga là 254 triệu USD, trong khi xuất 245 triệu và nhập 122 triệu chỉ chênh nhau 123 triệu.",
          "For that year the document prints a Russian surplus of 254 million USD, though exports of 245 and imports of 122 leave only 123.",
          "За тот же год напечатано положительное сальдо России в 254 млн долларов, хотя экспорт 245 и импорт 122 дают лишь 123.",
        ],
      },
      {
        at: conflict("003-52-turnover-growth-2018--growth-from-levels"),
        text: [
          "Từ 3,55 tỷ USD năm 2017 lên 4,5 tỷ năm 2018: tài liệu in mức tăng 28,5 %, còn tính từ hai con số ấy thì khoảng 26,8 %.",
          "From 3.55 billion USD in 2017 to 4.5 in 2018: printed as growth of 28.5%, though the two figures give about 26.8%.",
          "С 3,55 млрд долларов в 2017 году до 4,5 в 2018-м: напечатан рост на 28,5 %, а по самим цифрам выходит около 26,8 %.",
        ],
      },
      {
        at: figure("003-54-turnover-2021"),
        text: [
          "Năm 2021 là con số lớn nhất: 7,1 tỷ USD.",
          "The largest figure is that of 2021: 7.1 billion USD.",
          "Наибольшее значение — за 2021 год: 7,1 млрд долларов.",
        ],
      },
      {
        at: figure("003-54-turnover-2022"),
        text: [
          "Năm 2022 chỉ còn khoảng 3,6 tỷ USD.",
          "In 2022 it was only about 3.6 billion USD.",
          "В 2022 году — лишь около 3,6 млрд долларов.",
        ],
      },
      {
        at: conflict("000-06-turnover-growth-2023--001-05-turnover-growth-2023"),
        text: [
          "Năm 2023 tăng bao nhiêu? Tài liệu này viết 3,6 %, tài liệu kia viết 2,3 %. Cả hai đều được giữ.",
          "How much did it grow in 2023? One document has 3.6%, another 2.3%. Both are kept.",
          "Насколько он вырос в 2023 году? В одном документе 3,6 %, в другом 2,3 %. Сохранены оба значения.",
        ],
      },
    ],
  },
];
