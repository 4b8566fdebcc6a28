"""Which spheres free text names, in three languages, and which advice follows from all of them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from smmdesk.domain.desk import DeskKind
from smmdesk.knowledge import Knowledge, sphere_keys
from tests.every import every

if TYPE_CHECKING:
    from collections.abc import Mapping

SAID: Final[Mapping[tuple[str, str, str], set[str]]] = {
    ("wine shop", "винный магазин", "ღვინის მაღაზია"): {"alcohol"},
    ("beer store", "магазин разливного пива", "ლუდის მაღაზია"): {"alcohol"},
    ("winery", "винодельня", "მარანი"): {"alcohol"},
    ("wine bar", "винный бар", "ღვინის ბარი"): {"alcohol", "restaurant"},
    ("beer pub", "пивной ресторан", "ლუდის რესტორანი"): {"alcohol", "restaurant"},
    ("vape shop", "вейп-шоп", "ვეიპ მაღაზია"): {"tobacco"},
    ("tobacco store", "табачная лавка", "თამბაქოს მაღაზია"): {"tobacco"},
    ("hookah lounge", "кальянная", "ჩილიმის სალონი"): {"tobacco"},
    ("adult shop", "магазин товаров для взрослых", "მაღაზია ზრდასრულთათვის"): {"adult_goods"},
    ("sex shop online", "интернет-магазин интимных товаров", "ინტიმ მაღაზია"): {"adult_goods"},
    ("furniture shop", "магазин мебели", "ავეჯის მაღაზია"): {"furniture"},
    ("kitchens and joinery", "столярная мастерская", "სადურგლო"): {"furniture"},
    ("pharmacy chain", "сеть аптек", "აფთიაქების ქსელი"): {"pharmacy"},
    ("vitamins online store", "интернет-магазин витаминов", "ვიტამინების ონლაინ მაღაზია"): {"pharmacy"},
    ("optician", "салон оптики", "ოპტიკის სალონი"): {"optics"},
    ("contact lenses", "контактные линзы", "კონტაქტური ლინზები"): {"optics"},
    ("psychologist", "психолог", "ფსიქოლოგი"): {"psychology"},
    ("psychotherapist, private practice", "психотерапевт", "ფსიქოთერაპევტი"): {"psychology"},
    ("pawnshop", "ломбард", "ლომბარდი"): {"pawnshop"},
    ("casino", "казино", "კაზინო"): {"gambling"},
    ("bookmaker", "букмекерская контора", "ტოტალიზატორი"): {"gambling"},
    ("bank", "банк", "ბანკი"): {"finance"},
    ("microfinance loans", "займы до зарплаты", "მიკროსაფინანსო სესხები"): {"finance"},
    ("car insurance", "страхование автомобилей", "მანქანის დაზღვევა"): {"finance"},
    ("dental clinic", "стоматология", "სტომატოლოგიური კლინიკა"): {"medicine"},
    ("private doctor", "частный врач", "ექიმი"): {"medicine"},
    ("children's hospital", "детская больница", "ბავშვთა საავადმყოფო"): {"medicine"},
    ("veterinary clinic", "ветеринарная клиника", "ვეტერინარული კლინიკა"): {"medicine", "pets"},
    ("law office", "юридическая фирма", "იურიდიული კომპანია"): {"law"},
    ("notary", "нотариус", "ნოტარიუსი"): {"law"},
    ("construction company", "строительная компания", "სამშენებლო კომპანია"): {"building"},
    ("apartments in new buildings", "новостройки", "ბინები"): {"real_estate"},
    ("estate agent", "риелтор", "რიელტორი"): {"real_estate"},
    ("car dealer", "автосалон", "ავტოსალონი"): {"car_dealer"},
    ("restaurant", "ресторан", "რესტორანი"): {"restaurant"},
    ("coffee shop", "кофейня", "ყავის მაღაზია"): {"restaurant"},
    ("café and confectionery", "кафе-кондитерская", "კაფე-საკონდიტრო"): {"restaurant", "confectionery"},
    ("cakes to order", "торты на заказ", "ტორტები შეკვეთით"): {"confectionery"},
    ("bakery", "пекарня", "საცხობი"): {"confectionery"},
    ("language courses", "курсы английского", "ენის კურსები"): {"courses"},
    ("beauty courses", "курсы красоты", "სილამაზის კურსები"): {"beauty", "courses"},
    ("clothing shop", "магазин одежды", "ტანსაცმლის მაღაზია"): {"clothing"},
    ("hand-made jewellery", "украшения ручной работы", "ხელნაკეთი სამკაულები"): {"handmade"},
    ("university", "университет", "უნივერსიტეტი"): {"university"},
    ("franchise", "франшиза", "ფრენჩაიზი"): {"branches"},
    ("travel agency", "турагентство", "ტურისტული სააგენტო"): {"tourism"},
    ("hotel with a restaurant", "гостиница с рестораном", "სასტუმრო რესტორნით"): {"tourism", "restaurant"},
    ("cosmetics", "косметика", "კოსმეტიკა"): {"fmcg"},
    ("beauty salon", "салон красоты", "სილამაზის სალონი"): {"beauty"},
    ("blogger", "блогер", "ბლოგერი"): {"public_person"},
    ("start-up", "стартап", "სტარტაპი"): {"start_up"},
    ("yoga studio", "студия йоги", "იოგის სტუდია"): {"fitness"},
    ("puppet theatre", "театр кукол", "თოჯინების თეატრი"): {"culture"},
    ("city library", "городская библиотека", "საქალაქო ბიბლიოთეკა"): {"library"},
    ("toy shop", "магазин игрушек", "სათამაშოების მაღაზია"): {"shop"},
    ("web shop of toys", "интернет-магазин игрушек", "სათამაშოების ონლაინ მაღაზია"): {"web_shop", "shop"},
    ("flower shop", "цветочный магазин", "ყვავილების მაღაზია"): {"flowers"},
    ("pet shop", "зоомагазин", "ზოომაღაზია"): {"pets"},
    ("taxi", "такси", "ტაქსი"): {"logistics"},
    ("photo studio", "фотостудия", "ფოტოსტუდია"): {"photography"},
    ("city hall", "мэрия", "მერია"): {"city_services"},
    ("charity fund", "благотворительный фонд", "საქველმოქმედო ფონდი"): {"charity"},
    ("enoteca", "энотека", "ენოთეკა"): {"alcohol"},
    ("vineyard and winemaking", "винно-водочная компания", "მეღვინეობა"): {"alcohol"},
    ("spirits and liqueurs", "ликёро-водочный", "არყისა და ლიქიორის სახლი"): {"alcohol"},
    ("champagne boutique", "игристые вина и шампанское", "შამპანური"): {"alcohol"},
    ("microbrewery", "пивзавод", "ლუდსახარში"): {"alcohol"},
    ("whisky and gin bar", "рюмочная", "ვისკის ბარი"): {"alcohol", "restaurant"},
    ("off-licence", "спиртные напитки", "სასმელების მაღაზია"): {"alcohol"},
    ("winery tours and travel", "винные туры, турагентство", "მარნის ტურები"): {"alcohol", "tourism"},
    ("snus", "снюс", "სნუსი"): {"tobacco"},
    ("nicotine pouches", "никпак", "ნიკოტინის ბალიშები"): {"tobacco"},
    ("IQOS corner", "айкос", "აიქოსი"): {"tobacco"},
    ("smoke shop", "папиросы", "სათამბაქო"): {"tobacco"},
    ("sexshop", "секс шоп", "სექს შოპი"): {"adult_goods"},
    ("erotic boutique", "эротическое бельё", "ეროტიკული თეთრეული"): {"adult_goods"},
    ("strip club", "стриптиз-клуб", "სტრიპტიზკლუბი"): {"adult_goods"},
    ("dietary supplements", "биодобавки", "საკვები დანამატები"): {"pharmacy"},
    ("contact lens store", "магазин контактных линз", "ლინზების მაღაზია"): {"optics"},
    ("pawn shops", "автоломбард", "ავტოლომბარდი"): {"pawnshop"},
    ("sportsbook", "приём ставок", "საბუკმეკერო"): {"gambling"},
    ("online slots", "игровые автоматы", "სლოტების კლუბი"): {"gambling"},
    ("bingo hall", "лото", "ბინგო"): {"gambling"},
    ("microloans", "микрозаймы", "მიკროსესხები"): {"finance"},
    ("mortgages", "ипотека", "იპოთეკა"): {"finance"},
    ("mortgage broker", "ипотечный брокер", "იპოთეკური ბროკერი"): {"finance"},
    ("currency exchange", "обмен валюты", "ვალუტის გადაცვლა"): {"finance"},
    ("trading platform", "криптобиржа", "ტრეიდინგი"): {"finance"},
    ("insurers", "ОСАГО и каско", "სადაზღვევო"): {"finance"},
    ("narcologist", "нарколог", "ნარკოლოგი"): {"medicine"},
    ("gynaecologist", "гинеколог", "გინეკოლოგია"): {"medicine"},
    ("stomatology", "зубной техник", "დენტალური ცენტრი"): {"medicine"},
    ("paediatrician", "педиатр", "პედიატრი"): {"medicine"},
    ("plastic surgeon", "пластическая хирургия", "პლასტიკური ქირურგია"): {"medicine"},
    ("psychiatrist", "психиатр", "ფსიქიატრი"): {"medicine"},
    ("barbershop", "барбершоп", "ბარბერშოპი"): {"beauty"},
    ("vintage clothing", "винтажная одежда", "ვინტაჟური ტანსაცმელი"): {"clothing"},
    ("courses for grown-ups", "курсы для взрослых", "კურსები ზრდასრულთათვის"): {"courses"},
    ("crypto exchange", "криптообменник", "კრიპტო გადამცვლელი"): {"finance"},
    ("forex", "обменник", "ფორექსი"): {"finance"},
    ("botox and dermal fillers", "ботокс и филлеры", "ბოტოქსი და ფილერები"): {"beauty", "medicine"},
    ("cosmetologist", "косметология", "კოსმეტოლოგია"): {"beauty"},
    ("vet pharmacy", "ветаптека", "ვეტაფთიაქი"): {"pharmacy", "pets"},
    ("gun shop", "оружейный магазин", "იარაღის მაღაზია"): {"weapons"},
    ("cannabis dispensary", "магазин каннабиса", "კანაფის პროდუქტები"): {"cannabis"},
    ("hearing aids", "слуховые аппараты", "სმენის აპარატები"): {"medicine"},
    ("hunting weapons", "охотничьи ружья", "სანადირო იარაღი"): {"weapons"},
    ("property developer", "застройщик", "დეველოპერული კომპანია"): {"building"},
    ("online school", "онлайн-школа", "ონლაინ სკოლა"): {"courses"},
    ("driving school", "автошкола", "ავტოსკოლა"): {"courses"},
    ("traumatologist", "травматолог", "ტრავმატოლოგი"): {"medicine"},
    ("orthopaedist", "ортопед", "ორთოპედი"): {"medicine"},
    ("news portal", "новостной портал", "საინფორმაციო პორტალი"): {"media"},
}
"""What somebody may write of one trade in English, Russian and Georgian, and the spheres that stand in it."""
BOUND_BY_LAW: Final = {
    "alcohol", "tobacco", "adult_goods", "pharmacy", "optics", "psychology", "pawnshop", "gambling", "finance",
    "weapons", "cannabis",
}  # fmt: skip


@pytest.mark.parametrize("said", SAID, ids=lambda said: said[0])
@pytest.mark.parametrize("language", range(3), ids=["en", "ru", "ka"])
def test_all_spheres_that_are_named_are_found(said: tuple[str, str, str], language: int) -> None:
    assert {*sphere_keys(said[language])} == SAID[said]


@pytest.mark.parametrize("said", SAID, ids=lambda said: said[0])
@pytest.mark.parametrize("language", range(3), ids=["en", "ru", "ka"])
def test_what_the_law_binds_is_warned_of_whatever_stands_beside_it(said: tuple[str, str, str], language: int) -> None:
    is_bound = bool(SAID[said] & BOUND_BY_LAW)
    assert ("ads_forbidden" in keys(said[language])) is is_bound
    assert not is_bound or "reputation_first" in keys(said[language])


def test_there_are_ninety_of_them() -> None:
    assert len(SAID) >= 90


NOT_SAID: Final = """
lawn mowers|loaner|dentelle lace|ginger bread|hospitality|cryptography|barn|grape farm|optimists|intimate weddings
gunpowder green tea|nail gun
газонокосилки|Винница|ламбада|винтаж|виноград|винтовые сваи|Винни-Пух|барабаны|банька|спиртовки|займёмся ремонтом
туры в Ломбардию|сидоров|ромашка|джинсы|патронаж|ортопедические подушки|сигнализации|настойчивость|табурет
ბალახის სათიბები|ვინტაჟი|ყურძენი|ლუდმილა|ლომბარდია|ბარათები|საბანკეტო დარბაზი|სასმელი წყალი|ტურნირი|უალკოჰოლო
სამუშაო იარაღები
"""
"""Where a word begins or sounds like that of a sphere."""


@pytest.mark.parametrize("text", ["", "???", *NOT_SAID.strip().replace("\n", "|").split("|")])
def test_a_word_within_another_names_nothing(text: str) -> None:
    assert sphere_keys(text) == ()


@pytest.mark.parametrize("code", ["en", "ru", "ka"])
def test_a_sphere_knows_itself_by_its_name_and_its_key(code: str) -> None:
    for sphere in Knowledge(code).spheres():
        assert sphere.key in sphere_keys(sphere.name)
        assert sphere_keys(sphere.key) == (sphere.key,)


def test_forbidden_advertising_leads_to_reputation() -> None:
    spheres = [sphere for sphere in Knowledge("en").spheres() if sphere.ads_forbidden]
    assert {sphere.key for sphere in spheres} == BOUND_BY_LAW
    assert every(sphere.reputation for sphere in spheres)


def test_the_advice_of_every_sphere_counts() -> None:
    assert {"medicine_facts", "ads_forbidden"} <= keys("clinic with a pharmacy")
    assert "reputation_first" in keys("furniture shop")
    assert "reputation_first" not in keys("city library")


def keys(text: str) -> set[str]:
    """The advice that a client of that trade gets."""
    return {each.key for each in Knowledge("en").advice({"sphere": text}, DeskKind.CLIENTS)}


@pytest.mark.parametrize(
    ("code", "forbids", "many", "fine"),
    [
        ("en", "here", "in many countries", "fine"),
        ("ru", "здесь", "во многих странах", "штраф"),
        ("ka", "აქ ", "ბევრ ქვეყანაში", "ჯარიმ"),
    ],
)
def test_no_country_is_told_the_law_of_another(code: str, forbids: str, many: str, fine: str) -> None:
    """What forbids advertising here may be free there; the dated lines of the law with their sources stand apart."""
    (found,) = [
        each for each in Knowledge(code).advice({"sphere": "alcohol"}, DeskKind.CLIENTS) if each.key == "ads_forbidden"
    ]
    assert many in found.text
    assert forbids not in found.text
    assert fine not in f"{found.text} {found.reason}"
