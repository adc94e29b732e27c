# python3 check.py LIST.txt "nhóm=số,nhóm=số" "source day" SECRET "public chance"   (no strata: "=12")
import sys
from hashlib import sha256


def digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


lines = sorted(line.strip() for line in open(sys.argv[1], encoding="utf-8") if line.strip())
seats = dict(part.rsplit("=", 1) for part in sys.argv[2].split(","))
written = ",".join(f"{name}={seats[name]}" for name in sorted(seats))
decided_by, secret, chance = " ".join(sys.argv[3].split()), sys.argv[4], " ".join(sys.argv[5].split())
announced = ["caunoi.draw.2", digest("\n".join(lines)), written, decided_by, secret]
promise = digest("\n".join(announced))
seed = digest("\n".join([*announced, chance]))
print("promise", promise, "seed", seed, sep="\n")
for name in sorted({line.partition(";")[2] for line in lines}):
    codes = [line.partition(";")[0] for line in lines if line.partition(";")[2] == name]
    order = sorted(codes, key=lambda code: digest(seed + "\n" + code))
    print(name or "-", *order[: int(seats[name])])
