"""What a person does with mentions on this page, and what is in sight afterwards."""

from __future__ import annotations

from pkgutil import resolve_name
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication

from smmdesk.domain.ids import ClientId
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.reputation.lists import AudienceList, Community
from smmdesk.domain.reputation.records import Brand, Mention
from smmdesk.speech.language import _
from ui.importing.bringing import ask_for_file, take_dropped
from ui.reputation.views import ANSWERS, LISTS, MENTIONS, PLAN, VIEWS, Selecting

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from smmdesk.domain.reputation.named import Sentiment
    from smmdesk.services.pasted_mentions import PastedMentions
    from smmdesk.services.reputation import ReputationSheet
    from ui.reputation.lists_view import ListsView
    from ui.reputation.page import ReputationPage
    from ui.reputation.plan_view import PlanView
    from ui.reputation.why_popup import WhyPopup
    from ui.widgets.forms.field_row import Edit
    from ui.widgets.forms.unsaved import Unsaved


def bring_into_sight(page: ReputationPage, record_id: str) -> None:
    """A mention, in its period, the brands, or what one of the views keeps; other ids are passed over."""
    records = page.context.workspace.records
    mention = next(iter(records.all(Mention, id=record_id)), None)
    found = mention or next(iter(records.all(Brand, id=record_id)), None)
    if found is None:
        _bring_into_view(page, record_id)
        return
    with page.act():
        page.details.flush()
        page.context.choose_client(found.client_id)
        if mention is not None and mention.day not in page.context.period:
            page.context.choose_period(Period.month_of(mention.day))
    page.catch_up()
    if mention is None:
        page.edit_brands()
        return
    page.open_view(MENTIONS)
    page.show_everything()
    page.table.select([mention.id])


def _bring_into_view(page: ReputationPage, record_id: str) -> None:
    """The view that keeps it, of the client whose it is."""
    records = page.context.workspace.records
    kept = (
        (line, each) for line in VIEWS for name in line.keeps for each in records.all(resolve_name(name), id=record_id)
    )
    line, found = next(kept, (None, None))
    if line is None:
        return
    owner = records.get(AudienceList, found.list_id) if isinstance(found, Community) else found
    with page.act():
        if (client_id := getattr(owner, "client_id", None)) is not None:
            page.context.choose_client(client_id)
    page.catch_up()
    page.open_view(line.key)
    if isinstance(page.views.current, Selecting):
        page.views.current.select(record_id)


def reveal(page: ReputationPage, typed: Unsaved) -> None:
    """The field that somebody was typing into."""
    from ui.reputation.reply_box import AnswerDraft
    from ui.reputation.rule_form import RuleTyped

    page.select(typed.id)
    if typed.kind == Mention.__name__:
        page.edit()
    elif typed.kind == AnswerDraft.__name__:
        reply(page)
    elif typed.kind == RuleTyped.__name__:
        # whose id a rule bears, also one that is not kept yet
        page.context.choose_client(ClientId(typed.id))
        edit_rule(page)


def edit_rule(page: ReputationPage) -> None:
    """The rule by which the client answers, the cursor where it says who signs."""
    page.open_view(ANSWERS)
    if page.has_views:
        page.views.current.begin_rule()


def edit_brands(page: ReputationPage) -> None:
    """Open the inspector on the brands."""
    if page.sheet is None:
        return
    page.details.show_brands(page.sheet)
    page.open_inspector(page.language(_("Brands")))
    first = next(iter(page.details.brands.items.values()), None)
    if first is not None:
        first.form.focus_first()


def show_part(page: ReputationPage, part: QWidget | None, heading: str) -> None:
    """Open the inspector on the fields of what a view keeps; close it where that is gone."""
    if part is not None:
        page.details.show_part(part)
        page.open_inspector(heading)
    elif page.details.shows_part:
        page.close_inspector()


def new_activity(page: ReputationPage) -> None:
    """One more activity, with its fields."""
    if (view := _plan(page)) is not None:
        view.add()


def plan_activities(page: ReputationPage) -> None:
    """The steps of the client's sphere, from the day that stands in the plan."""
    if (view := _plan(page)) is not None:
        view.make_plan()


def remove_activities(page: ReputationPage) -> None:
    """Those that are chosen."""
    if (view := _plan(page)) is not None:
        view.remove()


def _plan(page: ReputationPage) -> PlanView | None:
    """The plan, in sight by now; None without a client."""
    from ui.reputation.plan_view import PlanView

    page.open_view(PLAN)
    found = page.views.current
    return found if isinstance(found, PlanView) else None


def new_list(page: ReputationPage) -> None:
    """One more list of an audience, with its fields."""
    if (view := _lists(page)) is not None:
        view.add()


def note_lists_deleted(page: ReputationPage) -> None:
    """Those that are chosen were deleted where they are kept."""
    if (view := _lists(page)) is not None:
        view.note_deleted()


def remove_lists(page: ReputationPage) -> None:
    """Those that are chosen."""
    if (view := _lists(page)) is not None:
        view.remove()


def bring_in_communities(page: ReputationPage) -> None:
    """Read a table of them."""
    page.details.flush()
    page.views.flush()
    ask_for_file(page, "communities")


def _lists(page: ReputationPage) -> ListsView | None:
    from ui.reputation.lists_view import ListsView

    page.open_view(LISTS)
    found = page.views.current
    return found if isinstance(found, ListsView) else None


def write_down(page: ReputationPage) -> None:
    """One more mention, with its fields; the cursor goes to what was said."""
    client_id, context = page.client_id, page.context
    if client_id is None:
        return

    def show(made: Mention) -> None:
        page.catch_up()
        if made.day not in context.period:
            context.choose_period(Period.month_of(made.day))
        page.open_view(MENTIONS)
        page.show_everything()
        page.table.select([made.id])
        page.edit()

    page.details.flush()
    with page.act():
        context.do(lambda: context.workspace.reputation.write_down(client_id), show=show)


def paste(page: ReputationPage) -> None:
    """What was copied elsewhere: rows of a table are looked at like a file, all else is a mention at once."""
    from smmdesk.exchange.workbooks.pasted import table_in

    client_id, context = page.client_id, page.context
    text = QGuiApplication.clipboard().text()
    reads = next(line.reads for line in VIEWS if line.key == page.views.key)
    page.details.flush()
    page.views.flush()
    if table := table_in(text):
        from smmdesk.services.reading.kinds import kind_named
        from ui.importing.pasting import bring_in_table

        bring_in_table(context, table, kind_named(reads or page.line.reads[0]))
    elif client_id is None or reads or not text.strip():
        nothing = _("Nothing to paste: copy a link, what was said, or rows of a table.")
        context.complain(page.language(nothing))
    else:
        with page.act():
            context.do(
                lambda: context.workspace.reputation.paste(client_id, text),
                show=lambda found: _show_pasted(page, found),
            )


def _show_pasted(page: ReputationPage, found: PastedMentions) -> None:
    """The first of them is chosen, also where it was here before."""
    context, language = page.context, page.language
    if found.made:
        context.say_undoable(language.count("Pasted {n} mention", "Pasted {n} mentions", len(found.made)))
    elif found.known:
        context.say(language(_("This is written down already.")))
    page.catch_up()
    if first := next(iter((*found.made, *found.known)), None):
        bring_into_sight(page, first.id)


def bring_in(page: ReputationPage) -> None:
    """Read a file of mentions."""
    page.details.flush()
    ask_for_file(page)


def bring_in_these(page: ReputationPage, files: Sequence[Path]) -> None:
    """Read files of mentions that are here already; of counts where these are in sight."""
    page.details.flush()
    page.views.flush()
    take_dropped(page, files, next(line.reads for line in VIEWS if line.key == page.views.key))


def judge(page: ReputationPage, tone: Sentiment) -> None:
    """Give the chosen mentions their tone; the next one without a tone is chosen."""
    chosen, context = page.selected(), page.context
    if not chosen:
        return
    following = page.table.next_unjudged(chosen)
    ids = [each.id for each in chosen]

    def show(_count: int) -> None:
        page.catch_up()
        if following is not None:
            page.table.select([following.id])

    page.details.flush()
    with page.act():
        context.do(lambda: context.workspace.reputation.judge(ids, tone), show=show)


def answer(page: ReputationPage) -> None:
    """The chosen mention was answered just now."""
    mention, context = page.mention, page.context
    if mention is None:
        return
    page.details.flush()
    with page.act():
        context.do(
            lambda: context.workspace.reputation.answer(mention.id),
            tell=lambda _after: context.say_undoable(page.language(_("Marked as answered now"))),
        )


def reply(page: ReputationPage) -> None:
    """Begin an answer to the chosen mention, where its fields are."""
    if page.mention is not None:
        page.edit()
        page.details.reply.begin()


def answer_this(page: ReputationPage, id: str) -> None:
    """Begin an answer to this mention."""
    page.select(id)
    reply(page)


def answer_next(page: ReputationPage) -> None:
    """Begin an answer to what waits longest, of whichever days it is."""
    from ui.reputation.waiting_table import rows_of

    sheet, context = page.sheet, page.context
    if sheet is None:
        return
    page.details.flush()
    found = context.workspace.answers.waiting(sheet.client.id)
    rows = rows_of(found, page.clocks.of(sheet, found))
    if rows:
        answer_this(page, rows[0].id)
    else:
        context.say(page.language(_("Nothing waits for an answer.")))


def is_there(sheet: ReputationSheet, output: str) -> bool:
    """Whether a client has anything that the output tells of; a table of no lists is empty, and says so itself."""
    return {"reputation-plan": bool(sheet.activities), "reputation-lists": True}.get(output, sheet.is_begun)


def print_rule(page: ReputationPage) -> None:
    """Show the client's rule as it will hang on the wall."""
    from ui.shell.sharing import Way, share

    share(page, Way("reputation-rule", ".pdf"))


def let_be(page: ReputationPage) -> WhyPopup | None:
    """Ask below the line why the chosen mention needs no answer."""
    from ui.reputation.why_popup import NO_ANSWER, WhyPopup

    mention, context, table = page.mention, page.context, page.table
    if mention is None:
        return None

    def keep(why: str) -> None:
        with page.act():
            context.do(lambda: context.workspace.reputation.let_be(mention.id, why))

    page.details.flush()
    made = WhyPopup(page.language, NO_ANSWER, keep, page)
    column = next(iter(table.titles()))[0]
    below = table.visualRect(table.currentIndex().siblingAtColumn(column)).bottomLeft()
    made.open_at(table.viewport().mapToGlobal(below + QPoint(0, 1)))
    return made


def remove(page: ReputationPage) -> None:
    """Remove the chosen mentions; the next one is chosen."""
    chosen, context = page.selected(), page.context
    if not chosen:
        return
    ids, place = [each.id for each in chosen], page.table.records().index(chosen[0])

    def tell(count: int) -> None:
        several = page.language.count("Removed {n} mention", "Removed {n} mentions", count)
        context.say_removed([each.text for each in chosen], several)

    def show(_count: int) -> None:
        page.catch_up()
        if left := page.table.records():
            page.table.select([left[min(place, len(left) - 1)].id])

    with page.act():
        context.do(lambda: context.workspace.records.remove(Mention, *ids), tell=tell, show=show)


def save(page: ReputationPage, edit: Edit) -> None:
    """One field of a mention; what is refused goes to the form."""
    mention, value = edit.record, edit.value
    if edit.name == "moment" and not isinstance(value, LocalMoment):
        value = mention.moment  # it was said at some time: an emptied one stays
    page.context.workspace.reputation.change(mention.id, edit.seen, **{edit.name: value})
