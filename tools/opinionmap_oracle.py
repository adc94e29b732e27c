"""What red-dwarf makes of a public conversation, as the oracle that the opinion map's tests compare with.

Runs in an environment of its own, never in the project's:

    python3 -m venv VENV && VENV/bin/pip install red-dwarf==0.4.0
    VENV/bin/python tools/opinionmap_oracle.py VOTES.csv ORACLE.json [statement set aside …]

VOTES.csv is a `participants-votes.csv` of compdemocracy/openData.
"""

import csv
import json
import sys
from importlib.metadata import version

from reddwarf.implementations.base import run_pipeline

ABOUT_A_PERSON = 6
SEED = 1


def main(table: str, out: str, *aside: str) -> None:
    """Read the table, run the pipeline, write every figure."""
    set_aside = [int(number) for number in aside]
    votes, published = read(table)
    found = run_pipeline(votes=votes, mod_out_statement_ids=set_aside, random_state=SEED)
    counted = found.participants_df[found.participants_df["to_cluster"]]
    label = counted["cluster_id"].astype(int)
    statements = found.statements_df
    figures = {
        "made_by": f"red-dwarf {version('red-dwarf')}",
        "set_aside": set_aside,
        "statements": [int(number) for number in statements.index],
        "means": statements["mean"].tolist(),
        "axes": [statements["pc1"].tolist(), statements["pc2"].tolist()],
        "explained": found.reducer.explained_variance_ratio_[:2].tolist(),
        "participants": [int(number) for number in found.participants_df.index],
        "places": found.participants_df[["x", "y"]].to_numpy().round(9).tolist(),
        "statement_places": statements[["x", "y"]].to_numpy().tolist(),
        "extremity": statements["extremity"].tolist(),
        "priority": statements["priority"].astype(float).tolist(),
        "counted": [int(number) for number in counted.index],
        "label": label.tolist(),
        "published": [published[number] for number in counted.index],
        "all_agree": statements["group-aware-consensus-agree"].tolist(),
        "all_disagree": statements["group-aware-consensus-disagree"].tolist(),
        "consensus_for": [pick["tid"] for pick in found.consensus["agree"]],
        "consensus_against": [pick["tid"] for pick in found.consensus["disagree"]],
        "by_group": {
            str(group): frame.droplevel("group_id")[
                ["na", "nd", "ns", "pa", "pd", "pat", "pdt", "ra", "rd", "rat", "rdt"]
            ].to_dict("list")
            for group, frame in found.group_comment_stats.groupby(level="group_id")
        },
        "standing": {
            str(group): [[int(pick["tid"]), pick["repful-for"]] for pick in picks]
            for group, picks in found.repness.items()
        },
    }
    with open(out, "w", encoding="utf-8") as file:  # noqa: PTH123 - runs alone, outside the project
        json.dump(figures, file, separators=(",", ":"))
        file.write("\n")


def read(table: str) -> tuple[list[dict[str, int]], dict[int, int | None]]:
    """The votes one by one, and each person's published group."""
    votes, published = [], {}
    with open(table, encoding="utf-8") as file:  # noqa: PTH123
        head, *rows = csv.reader(file)
    for row in rows:
        person = int(row[0])
        published[person] = int(row[1]) if row[1] else None
        for statement, vote in zip(head[ABOUT_A_PERSON:], row[ABOUT_A_PERSON:], strict=True):
            if vote:
                votes.append(
                    {"participant_id": person, "statement_id": int(statement), "vote": int(vote), "modified": 0}
                )
    return votes, published


if __name__ == "__main__":
    main(*sys.argv[1:])
