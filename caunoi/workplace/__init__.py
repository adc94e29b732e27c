"""Democracy at work (dân chủ ở nơi làm việc): workplaces, their conferences, dialogues, collective agreements and promises (Luật 10/2022 chương III, IV; Bộ luật Lao động 2019)."""
