-- The same survey of three questions: contributions as they came, and exact tallies kept by trigger.
CREATE SCHEMA app;

CREATE TABLE app.contributions (
  id uuid PRIMARY KEY,
  received_at timestamptz NOT NULL DEFAULT now(),
  served int NOT NULL CHECK (served BETWEEN 1 AND 5),
  need text NOT NULL CHECK (need IN ('thinking', 'trades', 'health', 'arts')),
  keep text[] NOT NULL CHECK (keep <@ ARRAY['music', 'sports', 'library', 'buses', 'labs'])
);

CREATE TABLE app.tallies (
  item text NOT NULL,
  option text NOT NULL,
  n bigint NOT NULL,
  PRIMARY KEY (item, option)
);

-- In the order of the keys, so that two contributions never wait for each other in a circle.
CREATE FUNCTION app.count_contribution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO app.tallies (item, option, n)
  SELECT item, option, 1
  FROM (
    SELECT 'need' AS item, NEW.need AS option
    UNION ALL SELECT 'served', NEW.served::text
    UNION ALL SELECT 'keep', unnest(NEW.keep)
  ) AS answers
  ORDER BY item, option
  ON CONFLICT (item, option) DO UPDATE SET n = app.tallies.n + 1;
  RETURN NULL;
END
$$;

CREATE TRIGGER count_contribution AFTER INSERT ON app.contributions
FOR EACH ROW EXECUTE FUNCTION app.count_contribution();
