-- amend:edited "why"

-- One.
-- amend:batch table=users key=id size=10000 pause=50ms
-- amend:expect none after: SELECT id
--   FROM users
UPDATE users SET a = 1 WHERE /* amend:rows */ (a IS NULL) /* amend:range */;
-- amend:keep
UPDATE t SET b = 2;
