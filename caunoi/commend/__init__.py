"""Commendation (thi đua, khen thưởng): campaigns, nominations, dossiers from records, councils and decisions."""
