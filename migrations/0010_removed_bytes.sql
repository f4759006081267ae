CREATE TABLE "removed_bytes" (
	"sha256" text PRIMARY KEY NOT NULL,
	"round" uuid NOT NULL,
	"begun_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "response_files_sha256_index" ON "response_files" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "uploads_sha256_index" ON "uploads" USING btree ("sha256");