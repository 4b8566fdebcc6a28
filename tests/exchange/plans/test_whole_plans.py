"""Whole made-up plans: several rows, several kinds of columns, many languages, and all that a careful person finds.

Sixteen of them; some fifty smaller ones of several columns stand in `test_columns`, and those of one oddity in
`test_made_up_plans`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.exchange.plans.test_made_up_plans import Plan, taken, told

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = [
    Plan(
        "a bakery in English",
        """Date,Time,Platform,Format,Caption,Status
2026-09-01,10:00,IG + FB,Carousel,"Five breads, one flour",Approved
2026-09-02,18-20,VK,Reel 15s,Rye in a minute,Done - posted
2026-09-03,evening,TikTok,Short video,How a loaf falls,Sent for approval
someday,,IG,Story,The cat of the bakery,idea
""",
        [
            "2026-09-01 10:00|instagram,facebook|carousel|approved|Five breads, one flour",
            "2026-09-02 18:00|vk|short_video|published|Rye in a minute",
            "2026-09-03|tiktok|short_video|to_approve|How a loaf falls",
            "|instagram|story|idea|The cat of the bakery",
        ],
        [
            (3, "18-20"),
            (3, "Done - posted"),
            (4, "Sent for approval"),
            (4, "evening"),
            (5, "someday"),
            (0, "1"),
        ],
    ),
    Plan(
        "a school in Russian",
        """Дата;Время;Соцсеть;Формат;Текст;Статус
01.09.2026;9:00;ВК, ТГ;фото;С началом года!;Выложили
02.09.2026;10-12;ВК;опрос;Какой язык учить?;На согласовании
03.09/05.09.2026;19.30;Инста;рилс;Три дня открытых дверей;Согласовано, вышло
;20:00;ТГ;текст;Итоги дня;Не вышло, перенос
""",
        [
            "2026-09-01 09:00|vk,telegram|photo|published|С началом года!",
            "2026-09-02 10:00|vk|poll|to_approve|Какой язык учить?",
            "2026-09-03 19:30|instagram|short_video|published|Три дня открытых дверей",
            "2026-09-03 20:00|telegram|text||Итоги дня",
        ],
        [
            (3, "10-12"),
            (4, "03.09/05.09.2026"),
            (4, "Согласовано, вышло"),
            (5, "2026-09-03"),
            (5, "Не вышло, перенос"),
        ],
    ),
    Plan(
        "a clinic in Georgian",
        """თარიღი;დრო;ქსელი;ფორმატი;ტექსტი;სტატუსი
01.09.2026;10:00;ფეისბუქი;ფოტო;ახალი ექიმი;გამოქვეყნდა
02.09.2026;11:30;ინსტაგრამი;სთორი;კითხვა-პასუხი;დამტკიცებულია
03.09.2026;;ფეისბუქი;ვიდეო;როგორ გავიხეხოთ კბილები;მზადდება
""",
        [
            "2026-09-01 10:00|facebook|photo|published|ახალი ექიმი",
            "2026-09-02 11:30|instagram|story|approved|კითხვა-პასუხი",
            "2026-09-03|facebook|video|draft|როგორ გავიხეხოთ კბილები",
        ],
        [
            (0, "1"),
        ],
    ),
    Plan(
        "a shop in German",
        """Tag;Uhrzeit;Kanal;Beitragstyp;Text;Status
Di 01.09.2026;10 Uhr;Instagram;Bild;Neue Stiefel;veröffentlicht
Mi 02.09.2026;18-20 Uhr;Facebook;Karussell;Sieben Farben;geplant
Do 03.09.2026;;LinkedIn;Artikel;Woher das Leder kommt;beim Kunden
""",
        [
            "2026-09-01 10:00|instagram|photo|published|Neue Stiefel",
            "2026-09-02 18:00|facebook|carousel|scheduled|Sieben Farben",
            "2026-09-03|linkedin|article|to_approve|Woher das Leder kommt",
        ],
        [
            (0, "Tag"),
            (3, "18-20 Uhr"),
            (0, "1"),
        ],
    ),
    Plan(
        "a hotel in French",
        """Date de publication;Heure;Réseau;Format;Légende;Statut
mardi 1 septembre 2026;10h;Instagram;carrousel;Nos chambres;publiée
mercredi 2 septembre 2026;18h30;Facebook;vidéo;Le petit-déjeuner;à valider
jeudi 3 septembre 2026;midi;Instagram;story;La vue;non publié
""",
        [
            "2026-09-01 10:00|instagram|carousel|published|Nos chambres",
            "2026-09-02 18:30|facebook|video|to_approve|Le petit-déjeuner",
            "2026-09-03|instagram|story||La vue",
        ],
        [
            (4, "midi"),
            (4, "non publié"),
            (0, "1"),
        ],
    ),
    Plan(
        "a gym in Spanish",
        """Día,Hora,Red social,Formato,Texto,Estado
01/09/2026,10:00,IG,carrusel,Cinco ejercicios,Publicado
15/09/2026,11:00,FB,vídeo,Sin pesas,borrador
16/09/2026,12:00,IG y FB,historia,La clase de hoy,en línea
""",
        [
            "2026-09-01 10:00|instagram|carousel|published|Cinco ejercicios",
            "2026-09-15 11:00|facebook|video|draft|Sin pesas",
            "2026-09-16|instagram,facebook|story|published|La clase de hoy",
        ],
        [
            (0, "Día"),
        ],
    ),
    Plan(
        "a café in Italian",
        """Data,Orario,Canale,Formato,Testo,Stato
13/09/2026,8:00,Instagram,immagine,Il primo caffè,pubblicato
14/09/2026,9:00,Facebook,storia,Cornetti,da approvare
15/09/2026,9:00,Instagram,carosello,Sette tazze,bozza
""",
        [
            "2026-09-13 08:00|instagram|photo|published|Il primo caffè",
            "2026-09-14 09:00|facebook|story|to_approve|Cornetti",
            "2026-09-15 09:00|instagram|carousel|draft|Sette tazze",
        ],
    ),
    Plan(
        "a studio in Portuguese",
        """Data,Horário,Rede social,Formato,Legenda,Status
13/09/2026,8:00,Instagram,carrossel,Antes e depois,foi ao ar
14/09/2026,9:00,TikTok,vídeo curto,Um corte,aguardando aprovação
""",
        [
            "2026-09-13 08:00|instagram|carousel|published|Antes e depois",
            "2026-09-14 09:00|tiktok|short_video|to_approve|Um corte",
        ],
    ),
    Plan(
        "a market in Turkish",
        """Tarih;Saat;Platform;İçerik türü;Metin;Durum
13.09.2026;10:00;Instagram;görsel;Taze incir;YAYINLANDI
14.09.2026;11:00;Facebook;hikaye;Pazar yeri;onay bekliyor
15.09.2026;12:00;Instagram;video;Zeytin;yayında değil
""",
        [
            "2026-09-13 10:00|instagram|photo|published|Taze incir",
            "2026-09-14 11:00|facebook|story|to_approve|Pazar yeri",
            "2026-09-15|instagram|video||Zeytin",
        ],
        [
            (4, "yayında değil"),
        ],
    ),
    Plan(
        "a library in Ukrainian",
        """Дата публікації;Час публікації;Соцмережа;Формат;Текст допису;Стан
13.09.2026;10:00;Фейсбук;карусель;Нові книги;Виклали
14.09.2026;11:00;Інстаграм;сторіз;Тиша;на погодженні
""",
        [
            "2026-09-13 10:00|facebook|carousel|published|Нові книги",
            "2026-09-14 11:00|instagram|story|to_approve|Тиша",
        ],
    ),
    Plan(
        "texts for each network with a cost",
        """Date,IG Caption,VK text,Cost,Status
2026-09-01,Bread for Instagram,Bread for VK,50 GEL,Approved
2026-09-02,Rye for Instagram,,20 GEL,Draft → Published
2026-09-03,,Oats for VK,,Posted? no
""",
        [
            "2026-09-01|instagram||approved|Bread for Instagram",
            "2026-09-01|vk||approved|Bread for VK",
            "2026-09-02|instagram||published|Rye for Instagram",
            "2026-09-03|vk|||Oats for VK",
        ],
        [
            (2, "50 GEL"),
            (3, "Draft → Published"),
            (4, "Posted? no"),
            (0, "4"),
        ],
    ),
    Plan(
        "a month in blocks",
        """Date,Platform,Caption,Status
Week 1,,,
2026-09-01,IG,First,Posted
2026-09-03,VK,Second,Un-published
Week 2,,,
Date,Platform,Caption,Status
2026-09-08,MySpace,Third,Scheduled → live
Total,,3,
""",
        [
            "2026-09-01|instagram||published|First",
            "2026-09-03|vk|||Second",
            "2026-09-08|||published|Third",
        ],
        [
            (4, "Un-published"),
            (7, "Scheduled → live"),
            (7, "MySpace"),
            (0, "3"),
        ],
        passed=[
            (2, "Week 1"),
            (5, "Week 2"),
            (6, "Date | Platform | Caption | Status"),
            (8, "Total | 3"),
        ],
    ),
    Plan(
        "two days in each row",
        """Due Date,Publish Date,Time,Channel,Copy,Stage
2026-08-28,2026-09-01,10:00,IG,First,Approved
2026-08-29,2026-09-02,25:00,FB,Second,sent to client
2026-08-30,02.09.0026,11:00,FB,Third,sent
""",
        [
            "2026-09-01 10:00|instagram||approved|First",
            "2026-09-02|facebook|||Second",
            "|facebook||published|Third",
        ],
        [
            (3, "25:00"),
            (3, "sent to client"),
            (4, "02.09.0026"),
            (0, "1"),
        ],
    ),
    Plan(
        "a board",
        """Card ID,Card Name,Card Description,Labels,Members,Due Date,List Name
1,Bread,The first,Instagram (blue),anna,2026-09-01T06:00:00Z,Published
2,Rye,The second,,boris,2026-09-02T06:00:00Z,Doing
3,Oats,The third,,boris,,Summer sale
""",
        [
            "2026-09-01 10:00|||published|Bread\n\nThe first",
            "2026-09-02 10:00|||draft|Rye\n\nThe second",
            "||||Oats\n\nThe third",
        ],
        [
            (0, "Instagram (blue)"),
            (4, "Summer sale"),
        ],
    ),
    Plan(
        "an idea bank without dates",
        """Tag,Topic,Text,Network,Status
bread,Flour,What flour is,IG,idea
rye,,Why rye is dark,VK,whatever
""",
        [
            "|instagram||idea|Flour\n\nWhat flour is",
            "|vk|||Why rye is dark",
        ],
        [
            (3, "whatever"),
            (0, ""),
        ],
    ),
    Plan(
        "times of another zone and slots",
        """Date,Time (UTC),Platform,Format,Text
2026-09-01,06:00,IG,Static Post,First
2026-09-02,,FB,,
2026-09-03,9-11,IG,Hologram,Third
""",
        [
            "2026-09-01 06:00|instagram|photo||First",
            "2026-09-02|facebook|||",
            "2026-09-03 09:00|instagram|||Third",
        ],
        [
            (4, "9-11"),
            (4, "Hologram"),
            (0, "UTC"),
            (0, "1"),
        ],
    ),
]


@pytest.mark.usefixtures("in_one_process")
@pytest.mark.parametrize("plan", WHOLE, ids=lambda plan: plan.name)
def test_a_whole_plan_is_read_as_a_careful_person_reads_it(tmp_path: Path, plan: Plan) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(plan.file, "utf-8")
    rows, reading = taken(path)
    assert [told(row) for row in rows] == plan.posts
    assert [(each.row, str(each.values["value"])) for each in reading.problems] == plan.problems
    assert [(each.row, str(each.values["value"])) for each in reading.passed] == plan.passed
