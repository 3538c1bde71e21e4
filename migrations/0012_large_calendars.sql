-- A calendar that is too large for a row lies in R2, under its hash (`feeds/{etag}`). The row says that it does and whether it
-- holds; what no row names is deleted by the job.
ALTER TABLE ready_feeds ADD COLUMN in_bucket INTEGER NOT NULL DEFAULT 0
  CHECK (in_bucket = 0 OR (in_bucket = 1 AND calendar IS NULL));
CREATE INDEX ready_feeds_in_the_bucket ON ready_feeds (etag) WHERE in_bucket = 1;
