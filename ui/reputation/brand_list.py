"""The brands that are watched for a client, each with its fields; rivals of the strategy are offered below."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smmdesk.domain.reputation.records import Brand
from smmdesk.domain.reputation.spellings import starred
from smmdesk.speech.language import _
from ui.reputation.fields import brand_sections
from ui.style import tokens
from ui.widgets import tips
from ui.widgets.buttons import button, icon_button
from ui.widgets.flow import Flow
from ui.widgets.forms.form import Form
from ui.widgets.labels import hint, rule, subheading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smmdesk.domain.ids import BrandId
    from smmdesk.services.reputation import ReputationSheet
    from ui.shell.context import Context
    from ui.widgets.forms.field_row import Edit


class BrandList(QWidget):
    """The own brand first; what is typed in one that is still there is kept."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self._sheet: ReputationSheet | None = None
        self.items: dict[BrandId, BrandItem] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(tokens.SPACE_3)
        about = _(
            "A brand is found in what people write by its name and its spellings. Rivals are never counted as yours."
        )
        self._column.addWidget(hint(self._language(about)))
        self.offers = Flow()
        self._column.addWidget(self.offers)

    def show_sheet(self, sheet: ReputationSheet) -> None:
        """The brands of a client."""
        self._sheet = sheet
        brands = {brand.id: brand for brand in sheet.brands}
        for gone in self.items.keys() - brands.keys():
            self.items.pop(gone).discard()
        for place, brand in enumerate(sheet.brands):
            if brand.id not in self.items:
                self.items[brand.id] = BrandItem(self._context)
                self._column.insertWidget(1 + place, self.items[brand.id])
            self.items[brand.id].show_brand(brand)
            self.items[brand.id].show()  # at once: the keyboard may go to its name
        self._offer(sheet.rivals)

    def flush(self) -> None:
        """Save what is being typed."""
        for item in [*self.items.values()]:
            item.form.flush()

    def _offer(self, rivals: Sequence[str]) -> None:
        self.offers.clear()
        for name in rivals:
            words = self._language(_("Watch {name}"), name=name)
            self.offers.add(button(words, partial(self._add, name), kind="link", sign="plus"))
        another = self._language(_("Another rival"))
        self.offers.add(button(another, partial(self._add, another), kind="link", sign="plus"))

    def _add(self, name: str) -> None:
        sheet, context = self._sheet, self._context
        if sheet is not None:
            context.do(
                lambda: context.workspace.reputation.add_brand(sheet.client.id, name),
                show=lambda made: self.items[made.id].form.focus_first() if made.id in self.items else None,
            )


class BrandItem(QWidget):
    """Whose it is, its fields, and the form of a spelling that would find more."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context, self._language = context, context.language
        self._brand: Brand | None = None
        self._whose = subheading("")
        self._remove = icon_button("trash", "", self._take_away)
        top = QHBoxLayout()
        top.addWidget(self._whose, 1)
        top.addWidget(self._remove)
        self.form = Form(context.language, brand_sections(), save=self._save)
        self.offers = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(rule())
        column.addLayout(top)
        column.addWidget(self.form)
        column.addWidget(self.offers)

    def show_brand(self, brand: Brand) -> None:
        """This brand as it is now."""
        self._brand = brand
        self._whose.setText(self._language(_("Own brand") if brand.own else _("Rival")))
        self._remove.setVisible(not brand.own)
        name = self._language(_("Remove {name}"), name=brand.name)
        self._remove.setAccessibleName(name)
        self._remove.setToolTip(tips.plain(name))
        self.form.show_record(brand)
        self.offers.clear()
        for form in _offered(brand):
            words = self._language(_("Add “{spelling}”, to find its other endings"), spelling=form)
            self.offers.add(button(words, partial(self._add, form), kind="link", sign="plus"))
        self.offers.setVisible(bool(_offered(brand)))

    def discard(self) -> None:
        """The brand is gone: nothing typed can be saved any more."""
        self.form.forget()
        self.hide()
        self.deleteLater()

    def _save(self, edit: Edit) -> None:
        self._context.workspace.reputation.change_brand(edit.record.id, edit.seen, **edit.wanted)

    def _add(self, spelling: str) -> None:
        brand, context = self._brand, self._context
        if brand is not None:
            spellings = (*brand.spellings, spelling)
            context.do(lambda: context.workspace.reputation.change_brand(brand.id, spellings=spellings))

    def _take_away(self) -> None:
        brand, context = self._brand, self._context
        if brand is not None:
            context.do(
                lambda: context.workspace.records.remove(Brand, brand.id),
                tell=lambda _count: context.say_removed([brand.name], brand.name),
            )


def _offered(brand: Brand) -> list[str]:
    """The forms with * of its name and spellings that are not there yet."""
    known = {each.casefold() for each in brand.spellings}
    forms = dict.fromkeys(filter(None, map(starred, (brand.name, *brand.spellings))))
    return [form for form in forms if form.casefold() not in known]
