"""How numbers are said in Vietnamese, English and Russian: numerals, scale words, bounds, words for a fall.

All in lower case, е for ё and tỷ for tỉ, as :func:`vnru_kg.quantities.plain` makes them.
"""

from __future__ import annotations

from decimal import Decimal

SCALES = {
    word: Decimal(10) ** power
    for power, words in {
        1: "chục dozens tens десятки десятков десяток",
        2: "trăm hundred hundreds сотни сотен сотня",
        3: "nghìn ngàn thousand thousands тыс тысяча тысячи тысяч тысячами",
        4: "vạn",
        6: "triệu million millions mln млн миллион миллиона миллионов миллионы",
        9: "tỷ billion billions bn bln млрд миллиард миллиарда миллиардов миллиарды",
        12: "trillion trillions трлн триллион триллиона триллионов",
    }.items()
    for word in words.split()
}
NUMBERS = {
    word: value
    for value, words in {
        1: "một mốt one один одна одно одного одной одном",
        2: "hai nhì two два две двух двумя",
        3: "ba three три трех тремя",
        4: "bốn tư four четыре четырех",
        5: "năm lăm nhăm five пять пяти",
        6: "sáu six шесть шести",
        7: "bảy bẩy seven семь семи",
        8: "tám eight восемь восьми",
        9: "chín nine девять девяти",
        10: "mười ten десять десяти",
        11: "eleven одиннадцать одиннадцати",
        12: "twelve двенадцать двенадцати",
        13: "thirteen тринадцать",
        14: "fourteen четырнадцать",
        15: "fifteen пятнадцать пятнадцати",
        16: "sixteen шестнадцать",
        17: "seventeen семнадцать",
        18: "eighteen восемнадцать",
        19: "nineteen девятнадцать",
        20: "twenty двадцать двадцати",
        30: "thirty тридцать тридцати",
        40: "forty сорок сорока",
        50: "fifty пятьдесят пятидесяти",
        60: "sixty шестьдесят шестидесяти",
        70: "seventy семьдесят семидесяти",
        80: "eighty восемьдесят восьмидесяти",
        90: "ninety девяносто",
        100: "сто ста",
        200: "двести двухсот",
        300: "триста трехсот",
        400: "четыреста",
        500: "пятьсот пятисот",
    }.items()
    for word in words.split()
}
ORDINALS = {
    word: value
    for value, words in {
        1: "nhất first первый первая первое первого первой первом первую",
        2: "nhì second второй вторая второе второго вторую втором",
        3: "third третий третья третье третьего третьей третьем",
        4: "fourth четвертый четвертая четвертое четвертого четвертом",
        5: "fifth пятый пятая пятое пятого пятом",
        6: "sixth шестой шестая шестое шестого шестом",
        7: "seventh седьмой седьмая седьмое седьмого седьмом",
        8: "eighth восьмой восьмая восьмое восьмого восьмом",
        9: "ninth девятый девятая девятое девятого девятом",
        10: "tenth десятый десятая десятое десятого десятом",
    }.items()
    for word in words.split()
}
MULTIPLES = {
    r"gấp đôi|tăng đôi|doubled?|doubling|twice|twofold|вдвое|двукратн\w+|удвои\w+|удваива\w+": "2",
    r"gấp rưỡi|в полтора раза|полтора": "1.5",
    r"tripled?|threefold|втрое|трехкратн\w+|утрои\w+": "3",
}
FIRST = {r"đứng đầu|dẫn đầu|đầu tiên|đầu bảng|ranks? first|the top|leads?|leading|возглавля\w+|лидир\w+|лидер": "1"}
SPANS = {r"thập kỷ|thập niên|decades?|десятилети\w+": "10", r"thế kỷ|century|centuries|век\w*|столети\w+": "100"}
# Before a number; the word nearest to the number counts ("khoảng hơn 5.000").
PRE_BOUNDS = {
    phrase: bound
    for bound, phrases in {
        "over": (
            "hơn|trên|quá|vượt|vượt quá|vượt qua|vượt mức|ít nhất|tối thiểu|không dưới|không ít hơn",
            "more than|over|above|at least|exceeding|exceeds|exceeded|upwards of|no less than|no fewer than|not less than|in excess of",
            "более|более чем|больше|свыше|не менее|как минимум|превысил|превысила|превысило|превышает|выше",
        ),
        "about": (
            "khoảng|vào khoảng|xấp xỉ|chừng|ước tính|ước chừng|ước đạt",
            "about|around|approximately|roughly|some|circa|an estimated",
            "около|примерно|приблизительно|порядка|ориентировочно",
        ),
        "nearly": ("gần|ngót|sát", "nearly|almost|close to|just under", "почти|без малого"),
        "up-to": (
            "tới|đến|lên tới|lên đến|tối đa|nhiều nhất|không quá|dưới|chưa đến|chưa tới|chưa đầy",
            "up to|at most|under|below|less than|fewer than|no more than|not more than|maximum",
            "до|не более|не больше|не свыше|менее|меньше|максимум",
        ),
    }.items()
    for phrase in "|".join(phrases).split("|")
}
# In running text these also mean “to” a level, or stress that it is high.
UNCLEAR = frozenset({"tới", "đến", "lên tới", "lên đến", "до", "выше", "under", "below", "some", "over", "trên", "dưới"})
POST_BOUNDS = {"trở lên": "over", "or more": "over", "and more": "over", "или более": "over", "и более": "over", "с лишним": "over",
               "trở xuống": "up-to", "or less": "up-to", "or fewer": "up-to", "и менее": "up-to", "или менее": "up-to"}  # fmt: skip
FALLS = (
    r"giảm|sụt|sụt giảm|tụt|thâm hụt|nhập siêu|âm",
    r"(?:fell|fall(?:en|s|ing)?|declin\w+|decreas\w+|dropp?\w*|down|shr[aiu]nk|deficit|minus|negative)",
    r"сниз\w+|сниж\w+|упа\w+|паден\w+|сократи\w+|сокращ\w+|уменьш\w+|дефицит\w*|минус",
)
