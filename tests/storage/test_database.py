"""Reading and writing: whole acts, consistent views, answers instead of engines' complaints; on both engines."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from smmdesk.domain.changes import IMPORT_PLAN, MAKE_EXAMPLE
from smmdesk.domain.clients import Client, ClientStatus, Contact
from smmdesk.domain.errors import MissingRecordError, SmmdeskError
from smmdesk.domain.ids import ClientId, ContactId, PostId, ProviderId
from smmdesk.domain.mix import Mix, MixBy
from smmdesk.domain.periods import LocalMoment, Period
from smmdesk.domain.posts import Post
from smmdesk.domain.providers import Provider
from smmdesk.storage import errors
from smmdesk.storage.connection import SCHEMA_VERSION
from smmdesk.storage.database import Database
from smmdesk.storage.kinds import adding, changing, parents, removing, table_of
from smmdesk.storage.opening import open_server
from smmdesk.storage.posts import posts_between, undated_posts
from tests.records import KINDS, plain, plain_family
from tests.storage.conftest import emptied

Open = Callable[[], Database]


def made(number: int, **values: object) -> Client:
    return plain(Client, number, id=f"client-{number}", **values)


class TestReader:
    @pytest.fixture
    def three(self, database: Database) -> Database:
        with database.write(adding(Client)) as work:
            work.add_all([made(number, name=name) for number, name in enumerate("bca")])
        return database

    def test_records_come_in_the_order_asked_for(self, three: Database) -> None:
        with three.read() as reader:
            assert [each.name for each in reader.all(Client)] == ["b", "c", "a"]
            assert [each.name for each in reader.all(Client, order_by="name")] == ["a", "b", "c"]
            assert [each.name for each in reader.all(Client, order_by=("status", "name"))] == ["c", "b", "a"]

    def test_records_are_chosen_by_values(self, three: Database) -> None:
        with three.read() as reader:
            assert [each.name for each in reader.all(Client, name="c")] == ["c"]
            assert [each.name for each in reader.all(Client, name=["a", "b"], order_by="name")] == ["a", "b"]
            assert reader.all(Client, name="c", status=ClientStatus.ENDED) == []
            assert (reader.count(Client), reader.count(Client, name={"a", "c"})) == (3, 2)

    def test_a_question_asked_before_takes_other_values(self, three: Database) -> None:
        """Queries are kept: none, one, several and none of several must not be mixed up."""
        with three.write(adding(Provider)) as work:
            work.save(Provider(id=ProviderId("p"), client_id=ClientId("client-0"), name="X"))
        with three.read() as reader:
            for names in (["a"], ["b", "c"], [], ["c", "nobody"], ["a"]):
                assert [each.name for each in reader.all(Client, name=names, order_by="name")] == [
                    name for name in names if name != "nobody"
                ]
            assert [len(reader.all(Client, name=name)) for name in ("a", "nobody", "c")] == [1, 0, 1]
            wanted = table_of(Client).c.name != "a"
            assert [each.name for each in reader.all(Client, wanted, name=["a", "b"])] == ["b"]
            assert [len(reader.all(Provider, starts=starts)) for starts in (None, "2026-01-01", None)] == [1, 0, 1]

    def test_a_collection_may_be_of_any_size(self, three: Database) -> None:
        """Somebody selects all of 100,000 posts; one statement takes no more than 32,766 values."""
        many = {f"client-{number}" for number in range(2, 70_000)}
        with three.read() as reader:
            assert [each.name for each in reader.all(Client, id=many)] == ["a"]
            assert reader.count(Client, id=many, status=list(ClientStatus)) == 1
            assert reader.all(Client, id=[]) == []

    def test_what_is_not_there(self, three: Database) -> None:
        with three.read() as reader:
            assert reader.find(Client, "nobody") is None
            with pytest.raises(MissingRecordError):
                reader.get(Client, "nobody")

    def test_versions_grow_with_every_change(self, three: Database) -> None:
        with three.write(changing(Client)) as work:
            work.save(made(1, name="new"))
        with three.read() as reader:
            assert reader.versions(Client, ["client-0", "client-1", "nobody"]) == {"client-0": 1, "client-1": 2}

    def test_a_view_stays_as_it_was_when_it_began(self, reopen: Open) -> None:
        ours, theirs = reopen(), reopen()
        with ours.read() as reader:
            assert reader.count(Client) == 0
            with theirs.write(adding(Client)) as work:
                work.save(made(1))
            assert reader.count(Client) == 0
        with ours.read() as reader:
            assert reader.count(Client) == 1


class TestWriter:
    def test_an_act_that_breaks_off_changes_nothing(self, database: Database) -> None:
        heard: list[object] = []
        database.committed = heard.append

        def act() -> None:
            with database.write(adding(Client)) as work:
                work.add_all([made(1), made(2)])
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            act()
        with database.read() as reader:
            assert reader.count(Client) == 0
        assert (heard, database.latest()) == ([], 0)

    def test_an_act_that_does_nothing_is_none(self, database: Database) -> None:
        with database.write(adding(Client)) as work:
            work.add_all([])
            assert work.remove(Client, ["nobody"]) == 0
        assert database.latest() == 0

    def test_what_came_and_went_within_an_act_leaves_no_trace(self, database: Database) -> None:
        with database.write(adding(Client)) as work:
            work.save(made(1))
            work.remove(Client, ["client-1"])
        assert database.latest() == 0

    def test_a_reference_into_nothing_is_our_mistake_and_kept_out(self, database: Database) -> None:
        def act() -> None:
            with database.write(adding(Contact)) as work:
                work.save(Contact(id=ContactId("x"), client_id=ClientId("nobody"), name="X"))

        with pytest.raises(Exception, match=r"(?i)foreign key"):
            act()
        with database.read() as reader:
            assert reader.count(Contact) == 0

    def test_an_id_comes_once(self, database: Database) -> None:
        with database.write(adding(Client)) as work:
            work.save(made(1))

        def act() -> None:
            with database.write(IMPORT_PLAN) as work:
                work.add_all([made(2), made(1)])

        with pytest.raises(Exception, match=r"(?i)unique"):
            act()
        with database.read() as reader:
            assert reader.count(Client) == 1

    def test_children_may_come_before_their_parents(self, database: Database) -> None:
        with database.write(MAKE_EXAMPLE) as work:
            work.save(Contact(id=ContactId("x"), client_id=ClientId("client-1"), name="X"))
            work.save(made(1))
        with database.read() as reader:
            assert reader.count(Contact) == 1

    @pytest.mark.parametrize("kind", KINDS)
    def test_many_at_once_are_as_one_by_one(self, database: Database, kind: type) -> None:
        *above, first = plain_family(kind, 1)
        pointing = {name: getattr(first, name) for name in parents(kind)}
        # of a client's target mixes there is one for each way of telling posts apart
        most = len(MixBy) if kind is Mix else 7
        many = [first, *(plain(kind, n, id=f"{n:05}", **pointing) for n in range(2, most + 1))]
        with database.write(IMPORT_PLAN) as work:
            for each in above:
                work.save(each)
            work.add_all(many)
            for each in many:
                work.save(each)
        (changes,) = database.changes_since(0)
        assert len(changes.rows[table_of(kind).name].made) == len(many)
        with database.read() as reader:
            assert sorted(reader.all(kind), key=lambda each: each.id) == sorted(many, key=lambda each: each.id)

    def test_new_changed_and_unchanged_at_once(self, database: Database) -> None:
        with database.write(adding(Client)) as work:
            work.save_all([made(1), made(2), made(3)])
        with database.write(changing(Client)) as work:
            work.save_all([made(1), made(2, name="new"), made(4)])
        with database.read() as reader:
            assert [each.name for each in reader.all(Client)] == [made(1).name, "new", made(3).name, made(4).name]
            assert reader.versions(Client, [f"client-{n}" for n in range(1, 5)]) == {
                "client-1": 1,
                "client-2": 2,
                "client-3": 1,
                "client-4": 2,
            }
        database.undo()
        with database.read() as reader:
            assert reader.all(Client) == [made(1), made(2), made(3)]

    def test_a_client_with_very_many_posts_goes_and_comes_back(self, database: Database) -> None:
        posts = [plain(Post, n, id=f"{n:05}", client_id="client-1", series_id=None) for n in range(1_700)]
        with database.write(IMPORT_PLAN) as work:
            work.save(made(1))
            work.add_all(posts)
        with database.write(removing(Client)) as work:
            work.remove(Client, ["client-1"])
        database.undo()
        with database.read() as reader:
            assert reader.all(Post) == posts
        database.undo()
        with database.read() as reader:
            assert reader.count(Post) == 0

    @pytest.mark.parametrize("shared", ["", "plain_word/+-", "it's; DROP TABLE post; --", '%s ? :x \\ "', "სამი"])
    def test_what_many_rows_share_is_kept_as_it_is(self, database: Database, shared: str) -> None:
        """Such a cell stands in the statement itself where that is safe."""
        posts = [
            plain(
                Post,
                n,
                id=f"{n:05}",
                client_id="client-1",
                series_id=None,
                rubric=shared,
                goal=shared,
                tone=None,
                source_key=f"{n}",
            )
            for n in range(300)
        ]
        with database.write(IMPORT_PLAN) as work:
            work.save(made(1))
            work.add_all(posts)
        with database.read() as reader:
            assert reader.all(Post) == posts


class TestPosts:
    @given(
        days=st.lists(st.integers(-3, 40), max_size=12),
        start=st.integers(0, 35),
        length=st.integers(1, 31),
        minute=st.sampled_from([0, 1, 1439]),
    )
    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_a_period_holds_its_days_from_midnight_to_midnight(
        self, database: Database, days: list[int], start: int, length: int, minute: int
    ) -> None:
        first = date(2026, 10, 20)
        period = Period(first + timedelta(days=start), first + timedelta(days=start + length))
        moments = [
            LocalMoment(datetime(2026, 10, 20) + timedelta(days=day, minutes=minute), "Asia/Tbilisi") for day in days
        ]
        posts = [
            Post(id=PostId(f"{n:03}"), client_id=ClientId(f"client-{n % 2}"), moment=moment)
            for n, moment in enumerate([*moments, None, None])
        ]
        with emptied(database).write(IMPORT_PLAN) as work:
            work.add_all([made(0), made(1)])
            work.add_all(posts)
        inside = [post for post in posts if post.day and post.day in period]
        expected = sorted(inside, key=lambda post: (post.moment and post.moment.wall, post.id))
        with database.read() as reader:
            assert posts_between(reader, period) == expected
            ours = [post for post in expected if post.client_id == "client-1"]
            assert posts_between(reader, period, ClientId("client-1")) == ours
            assert undated_posts(reader) == posts[-2:]
            assert len(undated_posts(reader, ClientId("client-0"))) == 1


class TestMeanings:
    """What an engine says about the surroundings becomes an answer in words."""

    @contextmanager
    def somebody_writing(self, database: Database) -> Iterator[None]:
        with database.write(adding(Client)) as work:
            work.save(made(9))
            yield

    def test_somebody_writes_for_too_long(self, reopen: Open, monkeypatch: pytest.MonkeyPatch) -> None:
        ours, theirs = reopen(), reopen()
        if ours.engine.dialect.name == "sqlite":
            with ours.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA busy_timeout=50")  # the pool hands the same one out again
        with self.somebody_writing(theirs), pytest.raises(errors.BusyError), ours.write(adding(Client)):
            pass
        with ours.write(adding(Client)) as work:
            work.save(made(1))

    def test_a_server_that_is_not_there(self) -> None:
        with pytest.raises(errors.ServerLostError):
            open_server("postgresql://postgres@127.0.0.1:1/none")

    def test_a_server_of_a_newer_program(self, request: pytest.FixtureRequest) -> None:
        address = request.getfixturevalue("cluster").fresh()
        database = open_server(address)
        with database.engine.begin() as connection:
            connection.execute(text(f"UPDATE alembic_version SET version_num = '{SCHEMA_VERSION + 1:04}'"))
        database.close()
        with pytest.raises(errors.NewerWorkspaceError, match=str(SCHEMA_VERSION + 1)):
            open_server(address)

    def test_a_server_that_goes_and_comes_back(self, request: pytest.FixtureRequest) -> None:
        cluster = request.getfixturevalue("cluster")
        database = open_server(cluster.fresh())
        with database.write(adding(Client)) as work:
            work.save(made(1))
        cluster.end_connections()
        with pytest.raises(errors.ServerLostError), database.read() as reader:
            reader.connection.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
        with database.read() as reader:
            assert reader.count(Client) == 1
        database.close()

    @pytest.mark.parametrize(
        ("state", "meaning"),
        [
            ("08006", errors.ServerLostError),
            ("25006", errors.ReadOnlyWorkspaceError),
            ("40P01", errors.BusyError),
            ("53100", errors.DiskFullError),
            ("53300", errors.ServerLostError),
            ("55P03", errors.BusyError),
            ("57014", errors.BusyError),
            ("57P01", errors.ServerLostError),
            ("23503", None),
            ("42601", None),
        ],
    )
    def test_what_the_server_says_by_its_code(self, state: str, meaning: type | None) -> None:
        from psycopg import errors as said

        assert errors._meaning(said.lookup(state)()) is meaning

    def test_text_that_people_typed_is_never_taken_for_a_complaint(self, database: Database) -> None:
        name = "disk is full, connection locked, database disk image is malformed"

        def act() -> None:
            with database.write(adding(Client)) as work:
                work.add_all([plain(Client, 1, id=name), plain(Client, 2, id=name)])

        with pytest.raises(Exception, match=r"(?i)unique") as refused:
            act()
        assert not isinstance(refused.value, SmmdeskError)

    def test_refusals_cross_processes(self) -> None:
        error = errors.NewerWorkspaceError(found=2, known=1)
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), again.values, str(again)) == (type(error), error.values, str(error))


def test_a_sound_database_has_no_faults(database: Database) -> None:
    with database.write(adding(Client)) as work:
        work.save(made(1))
    assert database.check() == []


def test_an_orphan_is_a_fault(file: object) -> None:
    from pathlib import Path

    from smmdesk.storage.connection import connect
    from smmdesk.storage.opening import open_file

    bare = connect(Path(str(file)), foreign_keys="OFF")
    bare.execute("INSERT INTO contact VALUES ('x', 'nobody', '', '', '', '', 0, '', 1)")
    bare.close()
    database = open_file(Path(str(file)))
    assert database.check() == ["contact row 1 points at a missing client"]
    database.close()
