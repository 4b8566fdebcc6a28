"""Every page of the window, declared once: navigation, palette, help and pictures read it. A page costs nothing until
it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from smmdesk.speech.language import _

if TYPE_CHECKING:
    from collections.abc import Mapping


class PageLine(NamedTuple):
    """One page: `id` is what others call it, `title` a marked English source string, `made_by` "module:class".

    `keys` is its shortcut in Qt's portable form; the pages above the foot have Ctrl+1…9 in their order without it.
    `empty` is the sentence that it shows while there is nothing on it, `help` what F1 says of it, `also` other words by
    which the palette finds it, apart by commas; all are marked. `acts` is the module of its commands, imported when
    somebody looks for what can be done. `outputs` can be printed and saved of what is in sight on it, the first with
    Ctrl+P; `reads` are the kinds of files that are brought in there. Both are names of where such things are declared.
    `hands_over` are commands of its own that stand among these, since they ask for more than where to.
    """

    id: str
    title: str
    icon: str
    made_by: str
    at_foot: bool = False
    keys: str = ""
    empty: str = ""
    help: str = ""
    outputs: tuple[str, ...] = ()
    hands_over: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    acts: str = ""
    also: str = ""


_LINES: Final = (
    PageLine(
        "clients",
        _("Clients"),
        "users-three",
        "ui.clients.page:ClientsPage",
        acts="ui.clients.commands",
        also=_("customers, brands, contacts"),
        empty=_("Add the first client: a name is enough, the rest can follow when you know it."),
        help=_(
            "A client is a business, a person or a public body whose pages you run; your own business counts too. "
            "Fill in segment, relation and presence first: the card then says what they mean for the work, and "
            "why. Write the brief as if a newcomer had to write tomorrow's post from it: values, tone, words to "
            "use and to avoid, objections of customers. Mark the contact who decides. The currency and the time "
            "zone of the client apply to its budget and calendar. A client who has left is set to Ended: nothing "
            "gets lost, and it is out of the way."
        ),
        outputs=("clients",),
    ),
    PageLine(
        "calendar",
        _("Calendar"),
        "calendar-blank",
        "ui.calendar.page:CalendarPage",
        acts="ui.calendar.commands",
        also=_("posts, plan, schedule, month"),
        empty=_("Nothing is planned for this period: choose a day, start typing, and your first post is there."),
        help=_(
            "Each chip is a post: its hour, network, first words and status. Drag it to another day and it keeps "
            "the hour; hold Ctrl while dragging to make a copy. Start typing on a chosen day to begin a new post: of "
            "“18:30 IG FB reel Honey cake #new” hour, networks, format and hashtag are understood. Ctrl+T goes to "
            "today; in the list a double click, F2 or typing changes the cell. Filter by network, rubric, format or "
            "status when the month gets full. A counter under the text shows how much room each network leaves. "
            "Pictures and videos dropped into Media are copied into the workspace and stay with the post. Hours are "
            "those of the client's time zone, also when you travel. Aim at two weeks planned ahead and at formats that "
            "vary."
        ),
        outputs=("calendar", "approval", "gaps", "mix"),
        hands_over=("scheduler.write",),
        reads=("plan",),
    ),
    PageLine(
        "budget",
        _("Budget"),
        "wallet",
        "ui.budget.page:BudgetPage",
        acts="ui.budget.commands",
        also=_("money, costs, expenses"),
        empty=_("Enter a sum for the month or a share of revenue, and it is divided into four parts to the last cent."),
        help=_(
            "A budget belongs to one client and one period. Enter the total, or the revenue and a percentage of "
            "it. The usual split is 60 percent for content, 30 for promotion, 5 for research and 5 for training; "
            "move it as you like, it always adds up to 100. Every line names what the money is for, which goal it "
            "serves and why it is worth it: what a line lacks is flagged. Enter what was really spent next to what "
            "was planned: the difference is still to pay or over plan, and the bars show where and by how much. "
            "Your own hours cost money as well; the page “Who runs it?” takes them into account."
        ),
        outputs=("budget",),
    ),
    PageLine(
        "results",
        _("Results"),
        "chart-line-up",
        "ui.results.page:ResultsPage",
        acts="ui.results.commands",
        also=_("analytics, statistics, figures, reach, leads, metrics, insights"),
        empty=_("Figures come from the files that the networks let you download, or by hand."),
        help=_(
            "What is known of the chosen client and period, beside the period before, the same a year ago, or "
            "nothing. Click a figure, or press Enter on it: its formula with its numbers, the days that are known "
            "and what was not counted stand beside it. A percentage is told only where at least four fifths of the "
            "days are known and the network counts as it did; else the reason stands there. Reach is never added up "
            "over days or networks, since the same people would be counted again. Days that are not known are gaps "
            "in a chart, no noughts, and the last days of some networks are drawn lighter: they may still rise."
        ),
        outputs=("results", "results-posts", "report"),
        reads=("results",),
    ),
    PageLine(
        "reputation",
        _("Reputation"),
        "quotes",
        "ui.reputation.page:ReputationPage",
        acts="ui.reputation.commands",
        also=_("mentions, reviews, complaints, media, tone, sentiment, SMRM"),
        empty=_("What do people say of the client? Write down the first mention, or bring them in from a file."),
        help=_(
            "Write down what people say of the client, paste it with Ctrl+V (a link, words, rows of a table), or bring"
            " it in with Ctrl+O: files of services that watch the web, tables, Google Alerts; phones and e-mail "
            "addresses of people are not kept. In the table + gives the chosen line a positive tone, 0 a neutral and −"
            " a negative one; R begins an answer, A marks it as given now, L lets it be and asks why. Above stands how"
            " much more often people speak well than badly, of reviews, media and talk apart, only of the own brand "
            "and of what has a tone; a pale figure is preliminary. Click a figure, or press Enter on it: its formula, "
            "and in the table exactly the mentions that it counts. Under “Brands…” stand the spellings by which a "
            "brand is found, and the rivals that you watch. Under Answers stands how soon the first answer comes, in "
            "working time, what waits, the replies to begin from, and the rule, which is printed for the wall; nothing"
            " is sent from here. An alarm of the crisis sign is put aside with a note, and comes back once complaints "
            "grow by half. Under Plan stands what you do for the reputation yourself, begun with the first steps of "
            "the client's sphere; paid or insider praise stays a plan until you write how it is disclosed. Under Lists"
            " stand the communities where the audience meets; of a list with data of persons only its ground and the "
            "day by which it is deleted are kept."
        ),
        outputs=("reputation", "reputation-rule", "reputation-plan", "reputation-lists"),
        reads=("mentions", "voice", "communities"),
    ),
    PageLine(
        "checklist",
        _("Checklist"),
        "check-square",
        "ui.checklist.page:ChecklistPage",
        acts="ui.checklist.commands",
        also=_("evaluation, score, audit"),
        empty=_(
            "Start a checklist: in about half an hour you will see what is strong, what is weak and what to do first."
        ),
        help=_(
            "The same measure serves for yourself, a freelancer, an employee or an agency. Read the statement, "
            "answer with Y for yes, P for partly, N for no and X for not applicable (or 1 to 4), and the next one "
            "opens. Under each statement you read how to check it; write down the evidence, it will matter in "
            "three months. The score counts weights: yes is one, partly a half, no is nothing, not applicable is "
            "left out. Red flags stand apart, and there a yes is bad. The weakest items come first with advice on "
            "what to do. Print a blank copy to fill in by hand, or the filled one for a conversation. Repeat it "
            "monthly and compare."
        ),
        outputs=("checklist", "checklist-blank"),
    ),
    PageLine(
        "comparison",
        _("Who runs it?"),
        "scales",
        "ui.comparison.page:ComparisonPage",
        acts="ui.comparison.commands",
        also=_("agency, freelancer, employee, compare"),
        empty=_(
            "Say what can be paid a month, how many hours a week you have and what an hour of yours is worth, and "
            "seven ways of running the pages line up by price and by what you get."
        ),
        help=_(
            "Seven ways to run social networks stand side by side, from an agency to doing it yourself. Say first "
            "what can be paid a month, how many hours a week you have, and what an hour of yours is worth: what asks "
            "for more stands below a line, without a place. The figures we start with are grey: they come from one "
            "agency's article of 2018–2019 about Russia, or are assumed. Type real offers over them, or say that "
            "one is right. Answer the questions about each offer: its scores follow. Under “What matters” weigh "
            "money, time, quality and control. The answer says what it costs from the till and in your own time, "
            "how firm it is, and what would change it. Results take about three months to show, so set a date for a "
            "second look."
        ),
        outputs=("comparison",),
    ),
    PageLine(
        "strategy",
        _("Strategy"),
        "path",
        "ui.strategy.page:StrategyPage",
        acts="ui.strategy.commands",
        also=_("plan, goals, KPI, funnel, competitors, audience, USP, risks"),
        empty=_("A strategy is a plan in numbers that somebody new can work from tomorrow."),
        help=_(
            "Twelve parts, numbered as on paper. Begin with the goals: each has a number, where it starts, a day and a "
            "place where it is read. A KPI follows a goal month by month, and stands beside what became of it in the "
            "period chosen above. While it is a draft everything can be changed; put in force it stays as it was "
            "agreed, and the next version begins as a full copy of it. Ctrl+N adds a row to the part in sight, Alt and "
            "an arrow move it, F8 goes to the next thing that is not finished. The mark below the parts is printed on "
            "the paper too: read it out, and you know whether somebody has the same version."
        ),
        outputs=("strategy",),
    ),
    PageLine(
        "settings",
        _("Settings"),
        "gear-six",
        "ui.settings.page:SettingsPage",
        acts="ui.settings.commands",
        also=_("preferences, options, language, dark, light, theme, currency"),
        at_foot=True,
        keys="Ctrl+,",
        help=_(
            "Language and light or dark look change at once. Your work lies in one folder on your own disk and "
            "goes nowhere by itself. A backup is made every half hour while you change things, and whenever you "
            "close the program after changes; you can make one at any time and restore it, and even the restoring "
            "can be undone. Backups hold everything except the media files of posts, which stay in the "
            "workspace's folder “media”: copy that folder too. Put a copy of the backups on another disk or into "
            "the cloud, but keep working in a local folder."
        ),
    ),
)
PAGES: Final[Mapping[str, PageLine]] = {line.id: line for line in _LINES}
"""The lines by id, in the order of the navigation: clients stand first, for without one there is nothing to plan."""
START: Final = "calendar"
"""The page that is opened with a window."""
