-- a

-- One.
SELECT E'it\'s; ok', $a$ $$;$a$, U&'\0041;' /* a /* ; */ */;
CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1 end; END;
CREATE RULE r AS ON DELETE TO t DO ALSO (SELECT 1; SELECT 2);
SELECT E'a' -- x
'b\';'-- cSELECT 1
