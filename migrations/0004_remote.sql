CREATE TABLE "detector_options" (
	"id" uuid PRIMARY KEY NOT NULL,
	"detector" text NOT NULL,
	"assessment_id" uuid,
	"options" jsonb NOT NULL,
	"monthly_budget" integer,
	"set_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remote_callbacks" (
	"digest" text PRIMARY KEY NOT NULL,
	"detector" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remote_desks" (
	"detector" text PRIMARY KEY NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"paused_because" text,
	"resting_until" timestamp (3) with time zone,
	"faults_in_a_row" integer DEFAULT 0 NOT NULL,
	"next_request_at" timestamp (3) with time zone,
	"upkeep_at" timestamp (3) with time zone,
	"upkeep_ok" boolean,
	"upkeep_detail" text,
	"upkeep_facts" jsonb
);
--> statement-breakpoint
CREATE TABLE "remote_notes" (
	"detector" text NOT NULL,
	"name" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "remote_notes_detector_name_pk" PRIMARY KEY("detector","name")
);
--> statement-breakpoint
CREATE TABLE "remote_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"detector" text NOT NULL,
	"version" text NOT NULL,
	"options" jsonb NOT NULL,
	"idempotency_key" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"detail" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"active_since" timestamp (3) with time zone NOT NULL,
	"next_step_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"polls" integer DEFAULT 0 NOT NULL,
	"fault" jsonb,
	"handle" jsonb,
	"external_id" text,
	"claim" uuid,
	"claimed_until" timestamp (3) with time zone,
	"hinted" boolean DEFAULT false NOT NULL,
	"told" text,
	"succeeded_at" timestamp (3) with time zone,
	"erase_wanted_at" timestamp (3) with time zone,
	"pdf" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_run_per_idempotency_key" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "remote_spending" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"detector" text NOT NULL,
	"units" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "terms_acceptances" (
	"id" uuid PRIMARY KEY NOT NULL,
	"detector" text NOT NULL,
	"account_id" uuid NOT NULL,
	"version" text NOT NULL,
	"language" text NOT NULL,
	"accepted_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_acceptance_per_version" UNIQUE("detector","account_id","version")
);
--> statement-breakpoint
ALTER TABLE "detector_options" ADD CONSTRAINT "detector_options_set_by_accounts_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remote_runs" ADD CONSTRAINT "remote_runs_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remote_spending" ADD CONSTRAINT "remote_spending_run_id_remote_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."remote_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_acceptances" ADD CONSTRAINT "terms_acceptances_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "latest_options" ON "detector_options" USING btree ("detector","at");--> statement-breakpoint
CREATE INDEX "due_remote_runs" ON "remote_runs" USING btree ("detector","next_step_at") WHERE "remote_runs"."next_step_at" is not null;--> statement-breakpoint
CREATE INDEX "claimed_remote_runs" ON "remote_runs" USING btree ("detector","claimed_until") WHERE "remote_runs"."claim" is not null;--> statement-breakpoint
CREATE INDEX "remote_runs_by_external_id" ON "remote_runs" USING btree ("detector","external_id");--> statement-breakpoint
CREATE INDEX "remote_runs_of_submission" ON "remote_runs" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "spending_by_detector" ON "remote_spending" USING btree ("detector","at");