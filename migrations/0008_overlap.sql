CREATE TABLE "fingerprints" (
	"hash" bigint NOT NULL,
	"submission_id" uuid NOT NULL,
	CONSTRAINT "fingerprints_hash_submission_id_pk" PRIMARY KEY("hash","submission_id")
);
--> statement-breakpoint
ALTER TABLE "fingerprints" ADD CONSTRAINT "fingerprints_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fingerprints_submission_id_index" ON "fingerprints" USING btree ("submission_id");