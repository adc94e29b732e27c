"""Democracy at work (dân chủ ở cơ quan, đơn vị, doanh nghiệp): yearly conferences, workplace dialogue, collective agreements, self-review; Law 10/2022 chapters III and IV."""
