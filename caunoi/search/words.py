"""How closely a record meets what was asked."""

from caunoi.kernel.words import Word


class Match(Word):
    """How words are looked for: from the strictest to the loosest."""

    PHRASE = "phrase", "Đúng cụm từ", "The very phrase"
    WORDS = "words", "Đủ các từ, không cần liền nhau", "All the words, not side by side"
    NEAR = "near", "Tên gần giống", "A similar name"
