"""Folders that other computers change too, told by their names and by what Linux says of file systems."""

from pathlib import Path

import pytest

from smmdesk.machine.shared_places import CLOUDS, cloud, file_system, is_on_network

MOUNTS = """\
22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
23 22 0:21 / /proc rw,nosuid - proc proc rw
30 22 0:40 / /mnt/office rw,relatime shared:9 master:3 - cifs //server/office rw,vers=3.1.1
31 30 0:41 / /mnt/office/here rw - ext4 /dev/vdb1 rw
32 22 0:42 / /mnt/two\\040words rw - fuse.sshfs anna@server: rw
33 22 0:43 / /srv rw - ext4 /dev/vdc1 rw
34 22 0:44 / /srv rw - nfs4 server:/srv rw
a line of nobody's
"""


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("/home/anna/Dropbox/desk", "Dropbox"),
        ("/home/anna/Dropbox (Personal)/desk", "Dropbox"),
        ("/Users/anna/OneDrive - Bakery/desk", "OneDrive"),
        ("/Users/anna/Library/CloudStorage/GoogleDrive-anna@example.com/My Drive/desk", "Google Drive"),
        ("/Users/anna/Library/Mobile Documents/com~apple~CloudDocs/desk", "iCloud Drive"),
        ("/home/anna/Yandex.Disk/desk", "Yandex.Disk"),
        ("/home/anna/Яндекс.Диск/desk", "Яндекс.Диск"),
        ("/home/anna/Nextcloud", "Nextcloud"),
        ("/home/anna/Documents/desk", ""),
        ("/home/anna/Dropbox campaign/desk", ""),
        ("/home/anna/clients/My-Dropbox/desk", ""),
    ],
)
def test_a_cloud_folder_is_known_by_its_name(folder: str, name: str) -> None:
    assert cloud(Path(folder)) == name


def test_a_link_into_a_cloud_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Nextcloud").mkdir()
    (tmp_path / "desk").symlink_to(tmp_path / "Nextcloud")
    assert cloud(tmp_path / "desk") == "Nextcloud"


def test_names_are_written_as_they_are_compared() -> None:
    assert [name for name in CLOUDS if name != name.casefold()] == []


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/home/anna", "ext4"),
        ("/mnt/office/desk", "cifs"),
        ("/mnt/office", "cifs"),
        ("/mnt/office/here/desk", "ext4"),
        ("/mnt/office-party", "ext4"),
        ("/mnt/two words/desk", "fuse.sshfs"),
        ("/srv/desk", "nfs4"),
    ],
)
def test_the_deepest_and_latest_mount_counts(tmp_path: Path, place: str, kind: str) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    assert file_system(Path(place), mounts) == kind


def test_where_linux_says_nothing_nothing_is_said(tmp_path: Path) -> None:
    assert file_system(tmp_path, tmp_path / "absent") == ""


def test_this_machine_s_own_disk_is_its_own(tmp_path: Path) -> None:
    assert not is_on_network(tmp_path)
