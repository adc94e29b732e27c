"""Deadlines computed by hand with a wall calendar, across keys, years, Tết, swaps, weekends, old law and new."""

from datetime import date

import pytest

from caunoi.law.queries import deadline

# key, start, variant, counted plainly, last legal day
VECTORS = """
# Khiếu nại, thụ lý theo Luật 2011: 10 ngày
kn.accept 2019-01-21 - 2019-01-31 2019-01-31
kn.accept 2019-01-25 - 2019-02-04 2019-02-11
kn.accept 2019-04-05 - 2019-04-15 2019-04-16
kn.accept 2019-04-19 - 2019-04-29 2019-05-02
kn.accept 2019-04-24 - 2019-05-04 2019-05-04
kn.accept 2019-08-23 - 2019-09-02 2019-09-03
kn.accept 2020-01-13 - 2020-01-23 2020-01-30
kn.accept 2020-01-20 - 2020-01-30 2020-01-30
kn.accept 2020-03-23 - 2020-04-02 2020-04-03
kn.accept 2020-04-20 - 2020-04-30 2020-05-04
kn.accept 2020-08-23 - 2020-09-02 2020-09-03
kn.accept 2021-02-01 - 2021-02-11 2021-02-17
kn.accept 2021-04-11 - 2021-04-21 2021-04-22
kn.accept 2021-04-21 - 2021-05-01 2021-05-04
kn.accept 2021-08-24 - 2021-09-03 2021-09-06
kn.accept 2022-01-21 - 2022-01-31 2022-02-07
kn.accept 2022-04-01 - 2022-04-11 2022-04-12
kn.accept 2022-04-20 - 2022-04-30 2022-05-04
kn.accept 2022-08-22 - 2022-09-01 2022-09-05
kn.accept 2023-01-10 - 2023-01-20 2023-01-27
kn.accept 2023-04-19 - 2023-04-29 2023-05-04
kn.accept 2023-08-22 - 2023-09-01 2023-09-05
kn.accept 2024-01-29 - 2024-02-08 2024-02-15
kn.accept 2024-04-08 - 2024-04-18 2024-04-19
kn.accept 2024-04-19 - 2024-04-29 2024-05-02
kn.accept 2024-04-24 - 2024-05-04 2024-05-04
kn.accept 2024-08-23 - 2024-09-02 2024-09-04
kn.accept 2025-01-17 - 2025-01-27 2025-02-03
kn.accept 2025-03-28 - 2025-04-07 2025-04-08
kn.accept 2025-04-16 - 2025-04-26 2025-04-26
kn.accept 2025-04-22 - 2025-05-02 2025-05-05
kn.accept 2025-08-22 - 2025-09-01 2025-09-03
kn.accept 2025-12-22 - 2026-01-01 2026-01-05
kn.accept 2025-12-31 - 2026-01-10 2026-01-10
kn.accept 2026-02-06 - 2026-02-16 2026-02-23
kn.accept 2026-04-17 - 2026-04-27 2026-04-28
kn.accept 2026-04-20 - 2026-04-30 2026-05-04
kn.accept 2026-06-20 - 2026-06-30 2026-06-30
kn.accept 2026-06-30 - 2026-07-10 2026-07-10
# … từ 01/7/2026: 7 ngày làm việc
kn.accept 2026-07-01 - 2026-07-10 2026-07-10
kn.accept 2026-08-14 - 2026-08-24 2026-08-24
kn.accept 2026-08-21 - 2026-09-03 2026-09-03
kn.accept 2026-08-28 - 2026-09-11 2026-09-11
kn.accept 2026-11-19 - 2026-12-01 2026-12-01
kn.accept 2026-11-20 - 2026-12-02 2026-12-02
kn.accept 2026-11-23 - 2026-12-03 2026-12-03
kn.accept 2026-11-24 - 2026-12-03 2026-12-03
kn.accept 2026-12-28 - 2027-01-07 2027-01-07
kn.accept 2027-02-01 - 2027-02-17 2027-02-17
# Giải quyết lần đầu
kn.first 2020-12-12 remote_complex 2021-02-10 2021-02-17
kn.first 2022-12-21 - 2023-01-20 2023-01-27
kn.first 2023-12-31 - 2024-01-30 2024-01-30
kn.first 2024-02-29 - 2024-03-30 2024-04-01
kn.first 2024-12-01 remote_complex 2025-01-30 2025-02-03
kn.first 2025-10-25 - 2025-11-24 2025-11-24
kn.first 2026-07-15 - 2026-08-14 2026-08-14
kn.first 2026-08-02 - 2026-09-01 2026-09-03
kn.first 2026-10-25 - 2026-11-24 2026-11-25
kn.first 2026-10-26 - 2026-11-25 2026-11-25
kn.first 2026-10-10 complex 2026-11-24 2026-11-25
kn.first 2026-07-18 remote 2026-09-01 2026-09-03
kn.first 2026-07-03 remote_complex 2026-09-01 2026-09-03
# Thời hiệu, gửi quyết định, lần hai, kỷ luật
kn.limit 2025-01-31 - 2025-05-01 2025-05-05
kn.limit 2026-01-01 - 2026-04-01 2026-04-01
kn.limit 2026-08-26 - 2026-11-24 2026-11-25
kn.send 2024-05-02 - 2024-05-06 2024-05-06
kn.send 2025-04-24 - 2025-04-28 2025-04-28
kn.send 2026-02-13 - 2026-02-25 2026-02-25
kn.send 2026-04-29 - 2026-05-06 2026-05-06
kn.second 2026-01-02 - 2026-02-16 2026-02-23
kn.second 2026-09-25 complex 2026-11-24 2026-11-25
kn.second 2026-07-04 remote 2026-09-02 2026-09-03
kn.second 2026-09-15 remote_complex 2026-11-24 2026-11-25
kn.second.file 2026-06-01 - 2026-07-01 2026-07-01
kn.second.file 2026-07-18 remote 2026-09-01 2026-09-03
kn.second.send 2026-11-17 - 2026-11-24 2026-11-25
kn.second.send 2026-04-24 - 2026-05-01 2026-05-04
kn.effect 2026-08-01 - 2026-08-31 2026-09-03
kn.effect 2026-10-10 remote 2026-11-24 2026-11-25
kn.discipline 2026-08-03 - 2026-09-02 2026-09-03
kn.discipline.file 2026-08-16 - 2026-08-31 2026-09-03
kn.discipline.second_file 2026-11-14 - 2026-11-24 2026-11-25
kn.discipline.second_file 2026-10-25 dismissal 2026-11-24 2026-11-25
kn.suspend 2026-11-20 - 2026-11-26 2026-11-26
kn.dialogue 2026-12-01 - 2026-11-26 2026-11-26
kn.dialogue 2026-11-29 - 2026-11-24 2026-11-24
# Tố cáo
tc.initial 2019-01-31 - 2019-02-18 2019-02-18
tc.initial 2024-04-26 - 2024-05-09 2024-05-09
tc.initial 2025-01-22 - 2025-02-07 2025-02-07
tc.initial 2026-11-16 several_places 2026-12-01 2026-12-01
tc.transfer 2023-04-27 - 2023-05-09 2023-05-09
tc.transfer 2026-11-20 - 2026-11-30 2026-11-30
tc.press 2026-11-04 - 2026-11-24 2026-11-25
tc.notify_accept 2021-02-09 - 2021-02-23 2021-02-23
tc.resolve 2019-01-05 - 2019-02-04 2019-02-11
tc.resolve 2026-10-25 - 2026-11-24 2026-11-25
tc.resolve 2026-09-25 complex 2026-11-24 2026-11-25
tc.resolve 2026-08-26 very_complex 2026-11-24 2026-11-25
tc.conclusion_send 2022-01-28 - 2022-02-11 2022-02-11
tc.again 2026-10-12 - 2026-11-01 2026-11-02
tc.overdue 2026-08-27 - 2026-09-08 2026-09-08
tc.publish 2026-12-30 - 2027-01-11 2027-01-11
# Tiếp công dân
recv.answer 2026-11-16 - 2026-12-01 2026-12-01
recv.answer 2026-02-09 - 2026-03-02 2026-03-02
recv.answer 2025-12-29 - 2026-01-13 2026-01-13
recv.back_forwarder 2020-04-27 - 2020-05-08 2020-05-08
recv.relay 2022-04-28 - 2022-05-09 2022-05-09
recv.schedule 2026-09-07 - 2026-08-26 2026-08-26
recv.schedule 2026-08-25 - 2026-08-19 2026-08-19
recv.refuse 2026-11-23 - 2026-11-27 2026-11-27
recv.idle_discipline 2026-10-10 - 2026-11-24 2026-11-25
# Dân chủ ở cơ sở
disclose.deadline 2024-02-07 - 2024-02-21 2024-02-21
disclose.deadline 2026-11-23 - 2026-12-01 2026-12-01
disclose.posting 2026-10-25 - 2026-11-24 2026-11-25
disclose.radio 2026-11-21 - 2026-11-24 2026-11-25
initiative.valid 2023-11-30 - 2024-02-29 2024-02-29
initiative.valid 2024-11-30 - 2025-02-28 2025-02-28
initiative.valid 2025-11-30 - 2026-02-28 2026-03-02
initiative.valid 2026-08-24 - 2026-11-24 2026-11-25
decision.send 2025-08-28 - 2025-09-08 2025-09-08
consult.period 2026-11-04 - 2026-11-24 2026-11-25
dialogue.notice 2026-12-01 - 2026-11-24 2026-11-24
dialogue.result 2026-11-14 - 2026-11-24 2026-11-25
ttnd.answer 2026-11-09 - 2026-11-24 2026-11-25
gsdt.notice 2026-10-15 - 2026-08-31 2026-08-31
election.plan 2026-11-29 - 2026-11-09 2026-11-09
dismiss.new_election 2026-09-25 - 2026-11-24 2026-11-25
convention.posting 2026-10-25 - 2026-11-24 2026-11-25
# Cơ quan, doanh nghiệp, phản ánh, Đảng, Mặt trận, dữ liệu
unit.conf.regular 2025-12-31 - 2026-03-31 2026-03-31
labour.dialogue.run 2026-05-08 - 2026-04-29 2026-04-29
labour.dialogue.publish 2021-04-29 - 2021-05-06 2021-05-06
soe.disclose_deadline 2024-01-24 - 2024-02-08 2024-02-15
pakn.transfer 2019-04-25 - 2019-05-06 2019-05-06
pakn.gov_portal 2020-01-05 - 2020-01-25 2020-01-30
info.backlog 2026-09-01 - 2027-03-01 2027-03-01
party.reply 2022-08-25 - 2022-09-12 2022-09-12
gs.notice 2026-12-09 - 2026-11-24 2026-11-24
gs.report_out 2026-11-09 - 2026-11-24 2026-11-25
pd.ack 2026-11-23 - 2026-11-26 2026-11-26
pd.breach 2026-11-21 - 2026-11-24 2026-11-24
pd.withdraw 2026-11-04 third_party 2026-11-24 2026-11-25
house.acknowledge 2026-11-23 - 2026-11-26 2026-11-26
"""
ROWS = [line.split() for line in VECTORS.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize(("key", "start", "variant", "raw", "due"), ROWS)
def test_the_day_is_the_one_counted_by_hand(key, start, variant, raw, due):
    found = deadline(key, start=date.fromisoformat(start), variant="" if variant == "-" else variant)

    assert (found.raw_due.isoformat(), found.due.isoformat()) == (raw, due)


def test_there_are_more_than_a_hundred_and_twenty_vectors():
    assert len({tuple(row) for row in ROWS}) == len(ROWS) > 120
