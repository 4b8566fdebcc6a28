"""What tells the networks apart."""

from smmdesk.domain.networks import Network


def test_each_network_has_its_own_letters() -> None:
    letters = {network: network.letters for network in Network}
    assert {len(set(letters.values())), len(letters)} == {len(Network)}
    assert (letters[Network.INSTAGRAM], letters[Network.VK], letters[Network.X]) == ("IG", "VK", "X")
    assert {len(each) for each in letters.values()} == {1, 2}
