"""Watch (nắm bắt, dự báo): early warning from records, with measured error; kernels are pure."""
