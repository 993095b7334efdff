-- atlas:delimiter \n-- end
SELECT 1;
-- end
SELECT (2
-- end
);
-- end
