"""What residents inspect through their own boards (dân kiểm tra): People's Inspection Boards and community investment supervision boards."""
