"""Circles in what leads to what."""

from collections.abc import Iterator, Mapping, Sequence


def components(leads: Mapping[int, Sequence[int]]) -> list[list[int]]:
    """Return the sets of nodes that all lead to each other, a node alone being one; nodes that are no key do not count.

    This is Tarjan's method without recursion: a chain may be longer than Python's stack.
    """
    found: list[list[int]] = []
    number: dict[int, int] = {}
    lowest: dict[int, int] = {}
    standing: list[int] = []
    stands: set[int] = set()
    for root in leads:
        if root in number:
            continue
        walk: list[tuple[int, Iterator[int]]] = [(root, iter(leads[root]))]
        number[root] = lowest[root] = len(number)
        standing.append(root)
        stands.add(root)
        while walk:
            node, ahead = walk[-1]
            following = next((one for one in ahead if one in leads and (one not in number or one in stands)), None)
            if following is None:
                walk.pop()
                if walk:
                    above = walk[-1][0]
                    lowest[above] = min(lowest[above], lowest[node])
                if lowest[node] == number[node]:
                    found.append(_take(standing, stands, node))
            elif following in number:
                lowest[node] = min(lowest[node], number[following])
            else:
                number[following] = lowest[following] = len(number)
                standing.append(following)
                stands.add(following)
                walk.append((following, iter(leads[following])))
    return found


def _take(standing: list[int], stands: set[int], last: int) -> list[int]:
    taken = [standing.pop()]
    while taken[-1] != last:
        taken.append(standing.pop())
    stands.difference_update(taken)
    return taken


def cycle_in(component: Sequence[int], leads: Mapping[int, Sequence[int]]) -> list[int]:
    """Return one circle among nodes that all lead to each other, in its order."""
    inside = set(component)
    path: list[int] = []
    place: dict[int, int] = {}
    node = component[0]
    while node not in place:
        place[node] = len(path)
        path.append(node)
        node = next(one for one in leads[node] if one in inside)
    return path[place[node] :]
