-- The log of accounts is one for all académies: each asks for its own persons and acts without walking the others' lines.
CREATE INDEX audit_log_by_academy_actor ON audit_log (academy, actor_account_id, id);
CREATE INDEX audit_log_by_academy_action ON audit_log (academy, action, id);
