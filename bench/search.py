"""Search over a million records: milliseconds for a rare word, a common one, a phrase, a place, a page far down, a similar name."""

import os
import statistics
import time

import psycopg

from .stage import figure, installation

RECORDS = 1_000_000
TIMES = 60
#: Words of titles, the common ones many times: how often a word stands in a million titles ranges from 1 in 2 to 1 in 100,000.
FILL = """
INSERT INTO search_foundrecord (ref, kind, path, place_id, province_id, "on", title, excerpt, folded, stage, open, seen_by, hidden_from, hidden_people, synthetic, vector, mark)
SELECT 'bench:' || n, (ARRAY['disclosure', 'answer', 'promise', 'task', 'news'])[1 + n %% 5], gen_random_uuid()::text, p.ids[1 + n %% cardinality(p.ids)], p.province,
  date '2020-01-01' + (n %% 2500), t.title, t.title, search_fold(t.title), '', n %% 5 <> 3, CASE WHEN n %% 5 = 3 THEN ARRAY[1 + n %% 400] ELSE '{}' END, '{}', '{}', true,
  search_vector(t.title, t.words), 'bench'
FROM generate_series(%(since)s::int, %(until)s::int) n,
  LATERAL (SELECT array_agg(id) AS ids, min(province_id) AS province FROM places_place WHERE level = 'commune' AND until IS NULL AND province_id = %(province)s) p,
  LATERAL (SELECT concat_ws(' ', CASE WHEN n %% 2 = 0 THEN 'Thông báo' ELSE 'Quyết định' END, (ARRAY['công khai', 'lấy ý kiến', 'trả lời', 'sửa chữa', 'hỗ trợ'])[1 + n %% 5],
    (ARRAY['ngân sách', 'đất đai', 'đường hẻm', 'thoát nước', 'trường học', 'chợ dân sinh', 'nhà văn hóa'])[1 + n %% 7], 'khu phố', n %% 97, 'hồ sơ', 'h' || n %% 100000) AS title,
    repeat('nội dung chi tiết của việc số ' || n %% 1000 || ', kinh phí và thời hạn thực hiện ', 4) AS words) t
ON CONFLICT (ref) DO NOTHING
"""


def run() -> list[dict]:
    """Fill the index to a million, ask each question as a stranger and as an officer; median and 95th percentile."""
    installation()
    from django.db import connection

    from caunoi.access.context import speaking_for
    from caunoi.access.models import Grant
    from caunoi.identity.models import Person
    from caunoi.places.models import Body, Place
    from caunoi.search import queries

    province = Place.objects.get(code="79", until__isnull=True)
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as link:
        have = link.execute("SELECT count(*) FROM search_foundrecord").fetchone()[0]
        for since in range(0, RECORDS if have < RECORDS else 0, 50_000):
            link.execute(FILL, {"since": since, "until": min(since + 49_999, RECORDS - 1), "province": province.pk})
        link.execute("VACUUM ANALYZE search_foundrecord")
    commune = Place.objects.filter(province=province, level="commune", until__isnull=True).order_by("pk")[3]
    body = Body.objects.filter(until__isnull=True).order_by("pk").first()
    person, _made = Person.objects.get_or_create(username="bench", defaults={"name": "Bench"})
    Grant.objects.get_or_create(holder=person, role="handler", body=body, since="2026-01-01")
    with speaking_for(""):
        page = queries.search("thông báo", kind="disclosure")
        rows = [figure("records in the index", queries.FoundRecord.objects.count(), "rows")]
    far = f"2021-06-01~{page.hits[-1].ref.partition(':')[2]}" if page.hits else ""
    asked = {
        "a rare word": {"typed": "h4242"},
        "a common phrase": {"typed": "thong bao cong khai"},
        "two words, one common": {"typed": "ngân sách 17"},
        "words of every second record": {"typed": "thông báo"},
        "a common phrase in one commune": {"typed": "ngân sách", "place": commune},
        "a page far down one kind": {"typed": "thông báo", "kind": "disclosure", "after": far},
        "all words, not side by side": {"typed": "hồ sơ thoát nước", "wide": True},
        "nothing at all, then a similar name": {"typed": "ngan sahc khu pho"},
    }
    everything: list[float] = []
    for who, key in (("a stranger", ""), ("an officer", str(person.pk))):
        for name, what in asked.items():
            taken = []
            for _ in range(TIMES):
                with speaking_for(key):
                    started = time.perf_counter()
                    queries.search(**what)
                    taken.append((time.perf_counter() - started) * 1000)
            taken = taken[3:]
            everything += taken
            ordered = sorted(taken)
            rows.append(
                figure(
                    f"{name}, {who}",
                    statistics.median(taken),
                    "ms median",
                    f"p95 {ordered[int(len(ordered) * 0.95)]:.1f}",
                )
            )
    connection.close()
    rows.append(figure("all of these, p95", sorted(everything)[int(len(everything) * 0.95)], "ms", "the aim is 100"))
    return rows
