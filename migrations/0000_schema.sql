CREATE TABLE "access_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text,
	"asked_by" uuid,
	"asked_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"approved_by" uuid,
	"approved_at" timestamp (3) with time zone,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"email_claimed" boolean DEFAULT false NOT NULL,
	"added_by" uuid,
	"notice_timing" text DEFAULT 'each' NOT NULL,
	"language" text,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "known_notice_timing" CHECK ("accounts"."notice_timing" in ('each', 'daily', 'page')),
	CONSTRAINT "known_language" CHECK ("accounts"."language" in ('en-GB', 'cy'))
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "keys" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "keys_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "provider" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"pseudonym_salt" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signing_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"valid_from" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "asset_processors" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"deployment_id" text NOT NULL,
	"context_id" uuid NOT NULL,
	"activity_id" text,
	"assessment_id" uuid NOT NULL,
	"delivered_by" uuid NOT NULL,
	"report_url" text,
	"report_scope" text,
	"reports_citations" boolean DEFAULT true NOT NULL,
	"reports_advisory" boolean DEFAULT true NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "asset_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"asset_id" uuid NOT NULL,
	"type" text NOT NULL,
	"asked" integer DEFAULT 1 NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"sent_sha256" text,
	"state" text DEFAULT 'waiting' NOT NULL,
	"detail" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"claim" uuid,
	"claimed_until" timestamp (3) with time zone,
	CONSTRAINT "one_report_per_type" UNIQUE("asset_id","type"),
	CONSTRAINT "known_report_type" CHECK ("asset_reports"."type" in ('citations', 'ai-advisory', 'decision', 'reflection'))
);
--> statement-breakpoint
CREATE TABLE "assets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"processor_id" uuid NOT NULL,
	"asset_id" text NOT NULL,
	"external_submission_id" text NOT NULL,
	"subject" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"report_url" text,
	"report_scope" text,
	"resource_link_id" text,
	"submission_id" uuid,
	"part" text NOT NULL,
	"problem" text,
	"considered_at" timestamp (3) with time zone,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_asset_per_processor" UNIQUE("processor_id","asset_id"),
	CONSTRAINT "known_asset_part" CHECK ("assets"."part" in ('work', 'extra', 'waiting', 'failed', 'overtaken'))
);
--> statement-breakpoint
CREATE TABLE "lti_context_copies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"deployment_id" text NOT NULL,
	"external_id" text NOT NULL,
	"origin_external_id" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_copy_per_pair" UNIQUE("registration_id","deployment_id","external_id","origin_external_id")
);
--> statement-breakpoint
CREATE TABLE "lti_eula_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"service_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"policy_version_id" uuid NOT NULL,
	"accepted" boolean NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"detail" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"claim" uuid,
	"claimed_until" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "lti_eula_services" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"deployment_id" text NOT NULL,
	"url" text NOT NULL,
	"scopes" text[] NOT NULL,
	"policy_version_id" uuid,
	"detail" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"claim" uuid,
	"claimed_until" timestamp (3) with time zone,
	CONSTRAINT "one_eula_service_per_deployment" UNIQUE("registration_id","deployment_id")
);
--> statement-breakpoint
CREATE TABLE "lti_notice_services" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"deployment_id" text NOT NULL,
	"url" text NOT NULL,
	"scope" text NOT NULL,
	"supported" text[] NOT NULL,
	"subscribed" text[] DEFAULT '{}' NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"tested_at" timestamp (3) with time zone,
	"detail" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"claim" uuid,
	"claimed_until" timestamp (3) with time zone,
	CONSTRAINT "one_notice_service_per_deployment" UNIQUE("registration_id","deployment_id")
);
--> statement-breakpoint
CREATE TABLE "lti_notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"deployment_id" text NOT NULL,
	"notice_id" text,
	"type" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"deviations" text[] DEFAULT '{}' NOT NULL,
	"jwt" text,
	"verified" boolean NOT NULL,
	"state" text DEFAULT 'accepted' NOT NULL,
	"detail" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"claim" uuid,
	"claimed_until" timestamp (3) with time zone,
	"submission_id" uuid,
	CONSTRAINT "one_notice_per_id" UNIQUE("registration_id","notice_id")
);
--> statement-breakpoint
CREATE TABLE "audit_checkpoints" (
	"size" bigint PRIMARY KEY NOT NULL,
	"root" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"submission_id" uuid,
	"actor_id" uuid,
	"actor_role" text,
	"data" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_leaves" (
	"position" bigint PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	CONSTRAINT "audit_leaves_event_id_unique" UNIQUE("event_id")
);
--> statement-breakpoint
CREATE TABLE "audit_nodes" (
	"level" integer NOT NULL,
	"index" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "audit_nodes_level_index_pk" PRIMARY KEY("level","index")
);
--> statement-breakpoint
CREATE TABLE "audit_salts" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid,
	"salts" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_unsealed" (
	"event_id" uuid PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"event_id" uuid NOT NULL,
	"type" text NOT NULL,
	"submission_id" uuid
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"code" text,
	"external_id" text,
	"starts_on" date,
	"ends_on" date,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_course_per_external_id" UNIQUE("external_id")
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"course_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"from" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	"until" timestamp (3) with time zone,
	"source" text NOT NULL,
	"source_id" uuid,
	CONSTRAINT "ends_after_it_begins" CHECK ("enrolments"."until" >= "enrolments"."from"),
	CONSTRAINT "known_course_role" CHECK ("enrolments"."role" in ('student', 'tutor')),
	CONSTRAINT "known_enrolment_source" CHECK ("enrolments"."source" in ('page', 'csv', 'lms', 'webhook', 'api'))
);
--> statement-breakpoint
CREATE TABLE "adjustments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"days" integer,
	"share" real,
	"note" text,
	"granted_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "days_or_a_share" CHECK ("adjustments"."days" is null or "adjustments"."share" is null),
	CONSTRAINT "more_time_only" CHECK (coalesce("adjustments"."days", 1) > 0 and coalesce("adjustments"."share", 1) > 0)
);
--> statement-breakpoint
CREATE TABLE "assessment_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"title" text NOT NULL,
	"brief" text NOT NULL,
	"ai_level" integer NOT NULL,
	"guidance" text NOT NULL,
	"allowed_purposes" text[] NOT NULL,
	"outcomes" text[] NOT NULL,
	"supervised" boolean DEFAULT false NOT NULL,
	"level_reason" text,
	"level_approver" text,
	"anonymous" boolean DEFAULT false NOT NULL,
	"sample_rate" real NOT NULL,
	"response_days" integer NOT NULL,
	"opens_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"reason" text NOT NULL,
	"changed_by" uuid,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"counts_from" timestamp (3) with time zone DEFAULT date_trunc('milliseconds', clock_timestamp()) NOT NULL,
	CONSTRAINT "one_row_per_version" UNIQUE("assessment_id","version"),
	CONSTRAINT "counts_from_its_time_on" CHECK ("assessment_versions"."counts_from" >= "assessment_versions"."at" - interval '10 seconds'),
	CONSTRAINT "change_has_a_reason" CHECK ("assessment_versions"."version" = 1 or btrim("assessment_versions"."reason") <> '')
);
--> statement-breakpoint
CREATE TABLE "extensions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"ground" text NOT NULL,
	"note" text,
	"granted_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "known_extension_ground" CHECK ("extensions"."ground" in ('adjustment', 'incident', 'agreed', 'other'))
);
--> statement-breakpoint
CREATE TABLE "heartbeats" (
	"id" uuid PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"last_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "intake_faults" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"answers" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outage_credits" (
	"outage_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "outage_credits_outage_id_assessment_id_student_id_pk" PRIMARY KEY("outage_id","assessment_id","student_id")
);
--> statement-breakpoint
CREATE TABLE "outage_decisions" (
	"outage_id" uuid PRIMARY KEY NOT NULL,
	"granted" boolean NOT NULL,
	"reason" text NOT NULL,
	"decided_by" uuid,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"cause" text NOT NULL,
	"found_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_row_per_outage" UNIQUE("from"),
	CONSTRAINT "known_outage_cause" CHECK ("outages"."cause" in ('unreachable', 'errors')),
	CONSTRAINT "outage_ends_after_it_begins" CHECK ("outages"."until" > "outages"."from")
);
--> statement-breakpoint
CREATE TABLE "form_drafts" (
	"account_id" uuid NOT NULL,
	"form" text NOT NULL,
	"page" text NOT NULL,
	"subject" uuid,
	"version" integer NOT NULL,
	"fields" jsonb NOT NULL,
	"refusal" jsonb,
	"lasting" boolean DEFAULT true NOT NULL,
	"sent" boolean DEFAULT false NOT NULL,
	"saved_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "form_drafts_account_id_form_version_pk" PRIMARY KEY("account_id","form","version"),
	CONSTRAINT "sent_without_words" CHECK (not "form_drafts"."sent" or "form_drafts"."fields" = '[]'::jsonb)
);
--> statement-breakpoint
CREATE TABLE "lti_contexts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"deployment_id" text NOT NULL,
	"external_id" text NOT NULL,
	"course_id" uuid NOT NULL,
	"title" text,
	"first_seen_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"roster_read_at" timestamp (3) with time zone,
	"next_attempt_at" timestamp (3) with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"claim" uuid,
	"claimed_until" timestamp (3) with time zone,
	CONSTRAINT "one_context_per_name" UNIQUE("registration_id","deployment_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "lti_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"deployment_id" text NOT NULL,
	"context_id" uuid NOT NULL,
	"resource_link_id" text NOT NULL,
	"assessment_id" uuid NOT NULL,
	"line_item" text,
	"line_items" text,
	"scopes" text[] NOT NULL,
	"memberships_url" text,
	"due_by_launch" timestamp (3) with time zone,
	"due_by_line_item" timestamp (3) with time zone,
	"opens_by_launch" timestamp (3) with time zone,
	"opens_by_line_item" timestamp (3) with time zone,
	"maximum" double precision,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_row_per_link" UNIQUE("context_id","resource_link_id")
);
--> statement-breakpoint
CREATE TABLE "lti_offers" (
	"context_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"state" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"answered_by" uuid,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "lti_offers_context_id_assessment_id_pk" PRIMARY KEY("context_id","assessment_id")
);
--> statement-breakpoint
CREATE TABLE "lti_people" (
	"context_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"launched_as" text,
	"launched_at" timestamp (3) with time zone,
	"listed_as" text,
	CONSTRAINT "lti_people_context_id_subject_pk" PRIMARY KEY("context_id","subject"),
	CONSTRAINT "known_launch_role" CHECK ("lti_people"."launched_as" in ('student', 'tutor')),
	CONSTRAINT "known_roster_role" CHECK ("lti_people"."listed_as" in ('student', 'tutor'))
);
--> statement-breakpoint
CREATE TABLE "lti_reports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"link_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"detail" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"claim" uuid,
	"claimed_until" timestamp (3) with time zone,
	"told_at" timestamp (3) with time zone,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_report_per_event" UNIQUE("link_id","event_id")
);
--> statement-breakpoint
CREATE TABLE "lti_visits" (
	"link_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"subject" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "lti_visits_link_id_account_id_at_pk" PRIMARY KEY("link_id","account_id","at")
);
--> statement-breakpoint
CREATE TABLE "lti_deployments" (
	"registration_id" uuid NOT NULL,
	"deployment_id" text NOT NULL,
	"state" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"confirmed_by" uuid,
	CONSTRAINT "lti_deployments_registration_id_deployment_id_pk" PRIMARY KEY("registration_id","deployment_id")
);
--> statement-breakpoint
CREATE TABLE "lti_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"private_jwk" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"retires_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "lti_logins" (
	"state_hash" "bytea" PRIMARY KEY NOT NULL,
	"nonce_hash" "bytea" NOT NULL,
	"binding_hash" "bytea" NOT NULL,
	"registration_id" uuid NOT NULL,
	"params" jsonb NOT NULL,
	"storage_target" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "lti_refusals" (
	"reference" text PRIMARY KEY NOT NULL,
	"registration_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"detail" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lti_registrations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"name" text NOT NULL,
	"auth_url" text NOT NULL,
	"token_url" text NOT NULL,
	"token_audience" text,
	"jwks_url" text NOT NULL,
	"state" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_registration_per_client" UNIQUE("issuer","client_id")
);
--> statement-breakpoint
CREATE TABLE "lti_tickets" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"account_id" uuid NOT NULL,
	"data" jsonb NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "notice_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"notice_id" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"code" integer,
	"answer" text NOT NULL,
	"milliseconds" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"event_id" uuid NOT NULL,
	"submission_id" uuid,
	"assessment_id" uuid,
	"disclosure_id" uuid,
	"permission_id" uuid,
	"policy_version_id" uuid,
	"act_by" timestamp (3) with time zone,
	"channel" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"in_digest" boolean DEFAULT false NOT NULL,
	"digest_id" uuid,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"claim" uuid,
	"claimed_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "one_notice_per_event" UNIQUE("event_id","kind","person_id"),
	CONSTRAINT "known_notice_kind" CHECK ("notices"."kind" in ('receipt', 'reflection_outstanding', 'reflection_reminder', 'due_soon', 'evidence_disclosed', 'response_half_way', 'response_last_day', 'time_answered', 'conversation_recorded', 'decision_recorded', 'decision_reopened', 'appeal_received', 'appeal_answered', 'referral_returned', 'case_completed', 'permission_answered', 'due_date_changed', 'extension_granted', 'assessment_changed', 'policy_to_acknowledge', 'person_invited', 'time_asked', 'conversation_answered', 'response_received', 'permission_asked', 'appeal_to_answer', 'work_assigned', 'work_waiting', 'notice_failed', 'mark_not_arrived', 'digest', 'audit_checkpoint')),
	CONSTRAINT "known_notice_channel" CHECK ("notices"."channel" in ('email', 'page')),
	CONSTRAINT "known_notice_state" CHECK ("notices"."state" in ('queued', 'sent', 'delivered', 'failed', 'read'))
);
--> statement-breakpoint
CREATE TABLE "response_windows" (
	"disclosure_id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"opened_by" text NOT NULL,
	"respond_by" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "known_opening" CHECK ("response_windows"."opened_by" in ('email', 'page'))
);
--> statement-breakpoint
CREATE TABLE "ai_permissions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"tools" text[] NOT NULL,
	"purposes" text[] NOT NULL,
	"request" text NOT NULL,
	"state" text DEFAULT 'requested' NOT NULL,
	"conditions" text,
	"requested_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"course_id" uuid NOT NULL,
	"title" text NOT NULL,
	"brief" text NOT NULL,
	"ai_level" integer NOT NULL,
	"guidance" text NOT NULL,
	"allowed_purposes" text[] NOT NULL,
	"outcomes" text[] NOT NULL,
	"supervised" boolean DEFAULT false NOT NULL,
	"level_reason" text,
	"level_approver" text,
	"anonymous" boolean DEFAULT false NOT NULL,
	"sample_rate" real NOT NULL,
	"response_days" integer NOT NULL,
	"opens_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"published_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"created_by" uuid
);
--> statement-breakpoint
CREATE TABLE "policy_acknowledgements" (
	"account_id" uuid NOT NULL,
	"policy_version_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "policy_acknowledgements_account_id_policy_version_id_pk" PRIMARY KEY("account_id","policy_version_id")
);
--> statement-breakpoint
CREATE TABLE "policy_versions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"version" text NOT NULL,
	"issued_on" text,
	"next_review_on" text,
	"authorised_by" text,
	"authorised_on" date,
	"source_sha256" text NOT NULL,
	"clauses" jsonb NOT NULL,
	"points" jsonb,
	"points_confirmed_by" uuid,
	"points_confirmed_at" timestamp (3) with time zone,
	"active" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"activated_at" timestamp (3) with time zone,
	CONSTRAINT "points_confirmed_before_use" CHECK ("policy_versions"."points" is not null or ("policy_versions"."activated_at" is null and not "policy_versions"."active"))
);
--> statement-breakpoint
CREATE TABLE "appeal_windows" (
	"decision_id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"opened_by" text NOT NULL,
	"days" integer NOT NULL,
	"appeal_by" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "known_opening_of_appeal" CHECK ("appeal_windows"."opened_by" in ('email', 'page'))
);
--> statement-breakpoint
CREATE TABLE "letters" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"html" text NOT NULL,
	"pdf" "bytea" NOT NULL,
	"html_sha256" text NOT NULL,
	"pdf_sha256" text NOT NULL,
	"outside_by" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_letter_per_decision" UNIQUE("decision_id")
);
--> statement-breakpoint
CREATE TABLE "referral_outcomes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"code" text,
	"date" date NOT NULL,
	"reference" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "known_referral_outcome" CHECK ("referral_outcomes"."outcome" in ('none', 'warning', 'penalty', 'dismissed')),
	CONSTRAINT "penalty_has_code" CHECK (("referral_outcomes"."outcome" = 'penalty') = ("referral_outcomes"."code" is not null))
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"assignee_id" uuid NOT NULL,
	"assigned_by" uuid NOT NULL,
	"replaces" uuid,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_assignment_at_a_time" UNIQUE NULLS NOT DISTINCT("submission_id","round","replaces")
);
--> statement-breakpoint
CREATE TABLE "review_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"written_by" uuid NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "concerns" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"raised_by" uuid NOT NULL,
	"code" text NOT NULL,
	"particulars" text NOT NULL,
	"observations" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "disclosures" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"disclosed_by" uuid NOT NULL,
	"message" text NOT NULL,
	"items" jsonb NOT NULL,
	"response_days" integer NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reopenings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"reopened_by" uuid NOT NULL,
	"kind" text NOT NULL,
	"grounds" text[] NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "known_reopening" CHECK ("reopenings"."kind" in ('appeal', 'new_evidence', 'error')),
	CONSTRAINT "known_grounds" CHECK ("reopenings"."grounds" <@ array['procedure', 'new_evidence', 'bias', 'disproportion']::text[]),
	CONSTRAINT "appeal_has_grounds" CHECK (("reopenings"."kind" = 'appeal') = (cardinality("reopenings"."grounds") > 0))
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"disclosure_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"text" text NOT NULL,
	"points" jsonb NOT NULL,
	"companion" text,
	"format" text DEFAULT 'written' NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "response_has_format" CHECK (btrim("responses"."format") <> '')
);
--> statement-breakpoint
CREATE TABLE "conversation_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"stance" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "known_stance" CHECK ("conversation_answers"."stance" in ('agrees', 'corrects', 'disputes')),
	CONSTRAINT "stance_has_words" CHECK ("conversation_answers"."stance" = 'agrees' or btrim("conversation_answers"."text") <> '')
);
--> statement-breakpoint
CREATE TABLE "conversation_reads" (
	"conversation_id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"held_at" timestamp (3) with time zone NOT NULL,
	"purpose" text NOT NULL,
	"people" jsonb NOT NULL,
	"evidence" jsonb NOT NULL,
	"entries" jsonb NOT NULL,
	"companion" text,
	"adjustments" text,
	"recorded_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"decided_by" uuid NOT NULL,
	"outcome" text NOT NULL,
	"reasons" text NOT NULL,
	"points" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"evidence" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"score" double precision,
	"standard" text DEFAULT 'balance_of_probabilities' NOT NULL,
	"intent" text,
	"limits_considered" text,
	"attestation" jsonb,
	"proposal_id" uuid,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_decision_per_round" UNIQUE("submission_id","round"),
	CONSTRAINT "one_decision_per_proposal" UNIQUE("proposal_id"),
	CONSTRAINT "known_outcome" CHECK ("decisions"."outcome" in ('no_concern', 'advice_given', 'resubmission_invited', 'breach_recorded', 'referred')),
	CONSTRAINT "known_standard" CHECK ("decisions"."standard" = 'balance_of_probabilities'),
	CONSTRAINT "score_is_a_mark" CHECK ("decisions"."score" between 0 and 1e9)
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"owner_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"text" text NOT NULL,
	"is_shared" boolean NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "known_comment_kind" CHECK ("comments"."kind" in ('reasons', 'advice')),
	CONSTRAINT "comment_says_something" CHECK ("comments"."title" <> '' and "comments"."text" <> '')
);
--> statement-breakpoint
CREATE TABLE "review_preferences" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"filters" text NOT NULL,
	"has_shortcuts" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "marks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"given_by" uuid NOT NULL,
	"score" double precision NOT NULL,
	"note" text,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "mark_is_a_mark" CHECK ("marks"."score" between 0 and 1e9)
);
--> statement-breakpoint
CREATE TABLE "time_answers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"answered_by" uuid NOT NULL,
	"granted" boolean NOT NULL,
	"until" timestamp (3) with time zone,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_answer_per_time_request" UNIQUE("request_id"),
	CONSTRAINT "granted_time_has_end" CHECK ("time_answers"."granted" = ("time_answers"."until" is not null)),
	CONSTRAINT "refused_time_has_reason" CHECK ("time_answers"."granted" or btrim("time_answers"."reason") <> '')
);
--> statement-breakpoint
CREATE TABLE "time_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"disclosure_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"until_asked" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "time_is_asked_with_reason" CHECK (btrim("time_requests"."reason") <> '')
);
--> statement-breakpoint
CREATE TABLE "confirmations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"confirmed_by" uuid NOT NULL,
	"agrees" boolean NOT NULL,
	"reasons" text NOT NULL,
	"attestation" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_confirmation_per_proposal" UNIQUE("proposal_id")
);
--> statement-breakpoint
CREATE TABLE "conflicts_of_interest" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"declared_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_conflict_per_person" UNIQUE("submission_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "proposal_readings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"reader_id" uuid NOT NULL,
	"opinion" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_reading_per_proposal" UNIQUE("proposal_id","reader_id"),
	CONSTRAINT "known_reading_opinion" CHECK ("proposal_readings"."opinion" in ('no_concern', 'unsure', 'concern'))
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"round" integer NOT NULL,
	"proposed_by" uuid NOT NULL,
	"decision" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "waivers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"waived_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_waiver_per_proposal" UNIQUE("proposal_id")
);
--> statement-breakpoint
CREATE TABLE "decision_samples" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seed" text NOT NULL,
	"rate" real NOT NULL,
	"from" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"drawn_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "rate_is_a_share" CHECK ("decision_samples"."rate" > 0 and "decision_samples"."rate" <= 1),
	CONSTRAINT "sample_has_a_period" CHECK ("decision_samples"."until" > "decision_samples"."from")
);
--> statement-breakpoint
CREATE TABLE "sample_actions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"sampled_id" uuid NOT NULL,
	"recorded_by" uuid NOT NULL,
	"action" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sample_opinions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"sampled_id" uuid NOT NULL,
	"reviewer_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"reasons" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_opinion_on_a_drawn_decision" UNIQUE("sampled_id"),
	CONSTRAINT "known_sample_outcome" CHECK ("sample_opinions"."outcome" in ('no_concern', 'advice_given', 'resubmission_invited', 'breach_recorded', 'referred'))
);
--> statement-breakpoint
CREATE TABLE "sampled_decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sample_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	CONSTRAINT "drawn_once_a_sample" UNIQUE("sample_id","decision_id")
);
--> statement-breakpoint
CREATE TABLE "comparison_choices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"student_id" uuid NOT NULL,
	"allowed" boolean NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "detector_switches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"detector" text NOT NULL,
	"assessment_id" uuid,
	"state" text NOT NULL,
	"owner" text NOT NULL,
	"reason" text NOT NULL,
	"declaration" jsonb,
	"switched_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flag_dismissals" (
	"flag_id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"dismissed_by" uuid NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"id" uuid PRIMARY KEY NOT NULL,
	"run_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"detector" text NOT NULL,
	"basis" text NOT NULL,
	"rule" text NOT NULL,
	"severity" text NOT NULL,
	"point" text NOT NULL,
	"clause" text,
	"message" text NOT NULL,
	"suggestion" text,
	"evidence" jsonb NOT NULL,
	"figures" jsonb NOT NULL,
	"position" integer NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_flag_per_position" UNIQUE("run_id","position"),
	CONSTRAINT "known_severity" CHECK ("flags"."severity" in ('conflict', 'check', 'info')),
	CONSTRAINT "conflict_is_inspectable" CHECK ("flags"."severity" <> 'conflict' or "flags"."basis" = 'inspectable')
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"detector" text NOT NULL,
	"version" text NOT NULL,
	"point" text NOT NULL,
	"clause" text,
	"attempt" integer NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"detail" text NOT NULL,
	"measurements" jsonb NOT NULL,
	"reader_version" text,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	CONSTRAINT "one_outcome_per_attempt" UNIQUE("submission_id","detector","version","attempt"),
	CONSTRAINT "opinion_names_its_text" CHECK ("runs"."state" <> 'succeeded' or "runs"."reader_version" is not null)
);
--> statement-breakpoint
CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"response_id" uuid,
	"submission_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"media_type" text NOT NULL,
	"name" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"account_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"upload_id" uuid,
	"saved_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "drafts_account_id_assessment_id_pk" PRIMARY KEY("account_id","assessment_id")
);
--> statement-breakpoint
CREATE TABLE "first_readings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"reader_id" uuid NOT NULL,
	"opinion" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_first_reading" UNIQUE("submission_id","reader_id"),
	CONSTRAINT "known_opinion" CHECK ("first_readings"."opinion" in ('no_concern', 'unsure', 'concern'))
);
--> statement-breakpoint
CREATE TABLE "reading_settings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"waits" text NOT NULL,
	"set_by" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "self_checks" (
	"account_id" uuid NOT NULL,
	"assessment_id" uuid NOT NULL,
	"used" integer NOT NULL,
	CONSTRAINT "self_checks_account_id_assessment_id_pk" PRIMARY KEY("account_id","assessment_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"context_id" uuid,
	"started_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"used_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"form_hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"state_hash" "bytea" PRIMARY KEY NOT NULL,
	"nonce" text NOT NULL,
	"verifier" text NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "removed_bytes" (
	"sha256" text PRIMARY KEY NOT NULL,
	"round" uuid NOT NULL,
	"begun_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "storage_counts" (
	"kind" text PRIMARY KEY NOT NULL,
	"count" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "storage_identities" (
	"id" uuid PRIMARY KEY NOT NULL,
	"storage_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "storage_runs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"marks" integer NOT NULL,
	"began_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "storage_waits" (
	"submission_id" uuid PRIMARY KEY NOT NULL,
	"trouble" text NOT NULL,
	"since" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"attempts" integer NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "worker_beats" (
	"id" uuid PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"last_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files" (
	"submission_id" uuid PRIMARY KEY NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"media_type" text NOT NULL,
	"name" text NOT NULL,
	"encoding" text
);
--> statement-breakpoint
CREATE TABLE "fingerprints" (
	"hash" bigint NOT NULL,
	"submission_id" uuid NOT NULL,
	CONSTRAINT "fingerprints_hash_submission_id_pk" PRIMARY KEY("hash","submission_id")
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"submission_id" uuid NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "receipts" (
	"event_id" uuid PRIMARY KEY NOT NULL,
	"submission_id" uuid NOT NULL,
	"token" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reflections" (
	"submission_id" uuid PRIMARY KEY NOT NULL,
	"answers" jsonb NOT NULL,
	"sha256" text NOT NULL,
	"fingerprints" text[] DEFAULT '{}' NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"assessment_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"submitted_by" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"policy_version_id" uuid NOT NULL,
	"status" text NOT NULL,
	"unreadable" text,
	"received_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"late" boolean NOT NULL,
	"due_at" timestamp (3) with time zone,
	"due_because" text DEFAULT 'base' NOT NULL,
	"assessment_version" integer DEFAULT 1 NOT NULL,
	"status_since" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_submission_per_attempt" UNIQUE("assessment_id","student_id","attempt"),
	CONSTRAINT "known_due_reason" CHECK ("submissions"."due_because" in ('base', 'extension', 'adjustment', 'outage'))
);
--> statement-breakpoint
CREATE TABLE "texts" (
	"submission_id" uuid NOT NULL,
	"reader_version" text NOT NULL,
	"text" text NOT NULL,
	"sha256" text NOT NULL,
	"layout" jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "texts_submission_id_reader_version_pk" PRIMARY KEY("submission_id","reader_version")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"bytes" bigint NOT NULL,
	"media_type" text NOT NULL,
	"name" text NOT NULL,
	"encoding" text,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tca_acceptances" (
	"integration_id" uuid NOT NULL,
	"user_id" text NOT NULL,
	"policy_version_id" uuid NOT NULL,
	"language" text NOT NULL,
	"accepted_at" timestamp (3) with time zone NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "tca_acceptances_integration_id_user_id_policy_version_id_language_pk" PRIMARY KEY("integration_id","user_id","policy_version_id","language")
);
--> statement-breakpoint
CREATE TABLE "tca_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"integration_id" uuid NOT NULL,
	"owner" text NOT NULL,
	"title" text NOT NULL,
	"assessment_id" uuid NOT NULL,
	"student_id" uuid NOT NULL,
	"members" uuid[] NOT NULL,
	"submission_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"report_asked_at" timestamp (3) with time zone,
	"shared_percent" integer
);
--> statement-breakpoint
CREATE TABLE "tca_viewer_links" (
	"hash" "bytea" PRIMARY KEY NOT NULL,
	"document_id" uuid NOT NULL,
	"account_id" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE "vendor_callbacks" (
	"digest" text PRIMARY KEY NOT NULL,
	"detector" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vendor_notes" (
	"detector" text NOT NULL,
	"name" text NOT NULL,
	"sealed" "bytea" NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "vendor_notes_detector_name_pk" PRIMARY KEY("detector","name")
);
--> statement-breakpoint
CREATE TABLE "vendor_runs" (
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
	"callback_pending" boolean DEFAULT false NOT NULL,
	"last_reported" text,
	"succeeded_at" timestamp (3) with time zone,
	"erasure_requested_at" timestamp (3) with time zone,
	"pdf" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "one_run_per_idempotency_key" UNIQUE("idempotency_key")
);
--> statement-breakpoint
CREATE TABLE "vendor_spending" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"detector" text NOT NULL,
	"units" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vendor_status" (
	"detector" text PRIMARY KEY NOT NULL,
	"paused_at" timestamp (3) with time zone,
	"pause_reason" text,
	"circuit_open_until" timestamp (3) with time zone,
	"consecutive_faults" integer DEFAULT 0 NOT NULL,
	"next_request_at" timestamp (3) with time zone,
	"upkeep_at" timestamp (3) with time zone,
	"upkeep_ok" boolean,
	"upkeep_detail" text,
	"upkeep_facts" jsonb
);
--> statement-breakpoint
CREATE TABLE "webhook_attempts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"delivery_id" uuid NOT NULL,
	"attempt" integer NOT NULL,
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"request_headers" jsonb NOT NULL,
	"status" integer,
	"response_body" text,
	"problem" text,
	"milliseconds" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"endpoint_id" uuid NOT NULL,
	"event_id" uuid,
	"replay_of" uuid,
	"type" text NOT NULL,
	"submission_id" uuid,
	"body" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"claim" uuid,
	"claimed_until" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "webhook_endpoints" (
	"id" uuid PRIMARY KEY NOT NULL,
	"url" text NOT NULL,
	"description" text NOT NULL,
	"types" text[] NOT NULL,
	"integration_id" uuid,
	"secret" "bytea" NOT NULL,
	"previous_secret" "bytea",
	"previous_until" timestamp (3) with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"alerted_at" timestamp (3) with time zone,
	"disabled_at" timestamp (3) with time zone,
	"disabled_reason" text,
	"deleted_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "external_assignments" (
	"integration_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"assessment_id" uuid NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "external_assignments_integration_id_external_id_pk" PRIMARY KEY("integration_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "external_courses" (
	"integration_id" uuid NOT NULL,
	"external_id" text,
	"course_id" uuid NOT NULL,
	CONSTRAINT "one_course_per_outside_name" UNIQUE NULLS NOT DISTINCT("integration_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "external_memberships" (
	"integration_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "external_memberships_integration_id_course_id_account_id_pk" PRIMARY KEY("integration_id","course_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "external_submissions" (
	"integration_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"submission_id" uuid,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "external_submissions_integration_id_external_id_pk" PRIMARY KEY("integration_id","external_id")
);
--> statement-breakpoint
CREATE TABLE "integration_events" (
	"id" uuid PRIMARY KEY NOT NULL,
	"integration_id" uuid NOT NULL,
	"webhook_id" text NOT NULL,
	"body_sha256" text NOT NULL,
	"type" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"data" jsonb,
	"state" text DEFAULT 'accepted' NOT NULL,
	"detail" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"claim" uuid,
	"claimed_until" timestamp (3) with time zone,
	"submission_id" uuid,
	CONSTRAINT "one_event_per_webhook_id" UNIQUE("integration_id","webhook_id")
);
--> statement-breakpoint
CREATE TABLE "integrations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"method" text NOT NULL,
	"secret" "bytea" NOT NULL,
	"previous_secret" "bytea",
	"previous_until" timestamp (3) with time zone,
	"file_hosts" text[] NOT NULL,
	"defaults" jsonb,
	"tca_host" text,
	"tca_overlap" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	CONSTRAINT "integrations_tca_host_unique" UNIQUE("tca_host")
);
--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_asked_by_accounts_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_approved_by_accounts_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "keys" ADD CONSTRAINT "keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset_processors" ADD CONSTRAINT "asset_processors_registration_id_lti_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."lti_registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset_processors" ADD CONSTRAINT "asset_processors_context_id_lti_contexts_id_fk" FOREIGN KEY ("context_id") REFERENCES "public"."lti_contexts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset_processors" ADD CONSTRAINT "asset_processors_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset_processors" ADD CONSTRAINT "asset_processors_delivered_by_accounts_id_fk" FOREIGN KEY ("delivered_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset_processors" ADD CONSTRAINT "asset_processors_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "asset_reports" ADD CONSTRAINT "asset_reports_asset_id_assets_id_fk" FOREIGN KEY ("asset_id") REFERENCES "public"."assets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assets" ADD CONSTRAINT "assets_processor_id_asset_processors_id_fk" FOREIGN KEY ("processor_id") REFERENCES "public"."asset_processors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assets" ADD CONSTRAINT "assets_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_context_copies" ADD CONSTRAINT "lti_context_copies_registration_id_lti_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."lti_registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_eula_answers" ADD CONSTRAINT "lti_eula_answers_service_id_lti_eula_services_id_fk" FOREIGN KEY ("service_id") REFERENCES "public"."lti_eula_services"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_eula_answers" ADD CONSTRAINT "lti_eula_answers_policy_version_id_policy_versions_id_fk" FOREIGN KEY ("policy_version_id") REFERENCES "public"."policy_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_eula_services" ADD CONSTRAINT "lti_eula_services_registration_id_lti_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."lti_registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_eula_services" ADD CONSTRAINT "lti_eula_services_policy_version_id_policy_versions_id_fk" FOREIGN KEY ("policy_version_id") REFERENCES "public"."policy_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_notice_services" ADD CONSTRAINT "lti_notice_services_registration_id_lti_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."lti_registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_notices" ADD CONSTRAINT "lti_notices_registration_id_lti_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."lti_registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_student_id_accounts_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "adjustments" ADD CONSTRAINT "adjustments_granted_by_accounts_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_versions" ADD CONSTRAINT "assessment_versions_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_versions" ADD CONSTRAINT "assessment_versions_changed_by_accounts_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_student_id_accounts_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_granted_by_accounts_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outage_credits" ADD CONSTRAINT "outage_credits_outage_id_outages_id_fk" FOREIGN KEY ("outage_id") REFERENCES "public"."outages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outage_credits" ADD CONSTRAINT "outage_credits_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outage_credits" ADD CONSTRAINT "outage_credits_student_id_accounts_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outage_decisions" ADD CONSTRAINT "outage_decisions_outage_id_outages_id_fk" FOREIGN KEY ("outage_id") REFERENCES "public"."outages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outage_decisions" ADD CONSTRAINT "outage_decisions_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_drafts" ADD CONSTRAINT "form_drafts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_contexts" ADD CONSTRAINT "lti_contexts_registration_id_lti_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."lti_registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_contexts" ADD CONSTRAINT "lti_contexts_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_links" ADD CONSTRAINT "lti_links_registration_id_lti_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."lti_registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_links" ADD CONSTRAINT "lti_links_context_id_lti_contexts_id_fk" FOREIGN KEY ("context_id") REFERENCES "public"."lti_contexts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_links" ADD CONSTRAINT "lti_links_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_offers" ADD CONSTRAINT "lti_offers_context_id_lti_contexts_id_fk" FOREIGN KEY ("context_id") REFERENCES "public"."lti_contexts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_offers" ADD CONSTRAINT "lti_offers_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_offers" ADD CONSTRAINT "lti_offers_asked_by_accounts_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_offers" ADD CONSTRAINT "lti_offers_answered_by_accounts_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_people" ADD CONSTRAINT "lti_people_context_id_lti_contexts_id_fk" FOREIGN KEY ("context_id") REFERENCES "public"."lti_contexts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_reports" ADD CONSTRAINT "lti_reports_link_id_lti_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."lti_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_visits" ADD CONSTRAINT "lti_visits_link_id_lti_links_id_fk" FOREIGN KEY ("link_id") REFERENCES "public"."lti_links"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_visits" ADD CONSTRAINT "lti_visits_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_deployments" ADD CONSTRAINT "lti_deployments_registration_id_lti_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."lti_registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_deployments" ADD CONSTRAINT "lti_deployments_confirmed_by_accounts_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_logins" ADD CONSTRAINT "lti_logins_registration_id_lti_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."lti_registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_refusals" ADD CONSTRAINT "lti_refusals_registration_id_lti_registrations_id_fk" FOREIGN KEY ("registration_id") REFERENCES "public"."lti_registrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_registrations" ADD CONSTRAINT "lti_registrations_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_tickets" ADD CONSTRAINT "lti_tickets_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_attempts" ADD CONSTRAINT "notice_attempts_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_accounts_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_disclosure_id_disclosures_id_fk" FOREIGN KEY ("disclosure_id") REFERENCES "public"."disclosures"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_permission_id_ai_permissions_id_fk" FOREIGN KEY ("permission_id") REFERENCES "public"."ai_permissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_policy_version_id_policy_versions_id_fk" FOREIGN KEY ("policy_version_id") REFERENCES "public"."policy_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_digest_id_notices_id_fk" FOREIGN KEY ("digest_id") REFERENCES "public"."notices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_windows" ADD CONSTRAINT "response_windows_disclosure_id_disclosures_id_fk" FOREIGN KEY ("disclosure_id") REFERENCES "public"."disclosures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_windows" ADD CONSTRAINT "response_windows_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_permissions" ADD CONSTRAINT "ai_permissions_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_permissions" ADD CONSTRAINT "ai_permissions_student_id_accounts_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ai_permissions" ADD CONSTRAINT "ai_permissions_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_acknowledgements" ADD CONSTRAINT "policy_acknowledgements_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_acknowledgements" ADD CONSTRAINT "policy_acknowledgements_policy_version_id_policy_versions_id_fk" FOREIGN KEY ("policy_version_id") REFERENCES "public"."policy_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_points_confirmed_by_accounts_id_fk" FOREIGN KEY ("points_confirmed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_windows" ADD CONSTRAINT "appeal_windows_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appeal_windows" ADD CONSTRAINT "appeal_windows_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "letters" ADD CONSTRAINT "letters_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_outcomes" ADD CONSTRAINT "referral_outcomes_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_outcomes" ADD CONSTRAINT "referral_outcomes_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_outcomes" ADD CONSTRAINT "referral_outcomes_recorded_by_accounts_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_assignee_id_accounts_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_assigned_by_accounts_id_fk" FOREIGN KEY ("assigned_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_notes" ADD CONSTRAINT "review_notes_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_notes" ADD CONSTRAINT "review_notes_written_by_accounts_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concerns" ADD CONSTRAINT "concerns_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "concerns" ADD CONSTRAINT "concerns_raised_by_accounts_id_fk" FOREIGN KEY ("raised_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosures" ADD CONSTRAINT "disclosures_disclosed_by_accounts_id_fk" FOREIGN KEY ("disclosed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_reopened_by_accounts_id_fk" FOREIGN KEY ("reopened_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_disclosure_id_disclosures_id_fk" FOREIGN KEY ("disclosure_id") REFERENCES "public"."disclosures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_student_id_accounts_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_answers" ADD CONSTRAINT "conversation_answers_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_answers" ADD CONSTRAINT "conversation_answers_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_answers" ADD CONSTRAINT "conversation_answers_student_id_accounts_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_reads" ADD CONSTRAINT "conversation_reads_conversation_id_conversations_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_reads" ADD CONSTRAINT "conversation_reads_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_reads" ADD CONSTRAINT "conversation_reads_student_id_accounts_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_recorded_by_accounts_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_by_accounts_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_owner_id_accounts_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_preferences" ADD CONSTRAINT "review_preferences_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_given_by_accounts_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_answers" ADD CONSTRAINT "time_answers_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_answers" ADD CONSTRAINT "time_answers_request_id_time_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."time_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_answers" ADD CONSTRAINT "time_answers_answered_by_accounts_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_requests" ADD CONSTRAINT "time_requests_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_requests" ADD CONSTRAINT "time_requests_disclosure_id_disclosures_id_fk" FOREIGN KEY ("disclosure_id") REFERENCES "public"."disclosures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "time_requests" ADD CONSTRAINT "time_requests_student_id_accounts_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_confirmed_by_accounts_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts_of_interest" ADD CONSTRAINT "conflicts_of_interest_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts_of_interest" ADD CONSTRAINT "conflicts_of_interest_person_id_accounts_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflicts_of_interest" ADD CONSTRAINT "conflicts_of_interest_declared_by_accounts_id_fk" FOREIGN KEY ("declared_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_readings" ADD CONSTRAINT "proposal_readings_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_readings" ADD CONSTRAINT "proposal_readings_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_readings" ADD CONSTRAINT "proposal_readings_reader_id_accounts_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_proposed_by_accounts_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "waivers" ADD CONSTRAINT "waivers_waived_by_accounts_id_fk" FOREIGN KEY ("waived_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_samples" ADD CONSTRAINT "decision_samples_drawn_by_accounts_id_fk" FOREIGN KEY ("drawn_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample_actions" ADD CONSTRAINT "sample_actions_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample_actions" ADD CONSTRAINT "sample_actions_sampled_id_sampled_decisions_id_fk" FOREIGN KEY ("sampled_id") REFERENCES "public"."sampled_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample_actions" ADD CONSTRAINT "sample_actions_recorded_by_accounts_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample_opinions" ADD CONSTRAINT "sample_opinions_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample_opinions" ADD CONSTRAINT "sample_opinions_sampled_id_sampled_decisions_id_fk" FOREIGN KEY ("sampled_id") REFERENCES "public"."sampled_decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sample_opinions" ADD CONSTRAINT "sample_opinions_reviewer_id_accounts_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sampled_decisions" ADD CONSTRAINT "sampled_decisions_sample_id_decision_samples_id_fk" FOREIGN KEY ("sample_id") REFERENCES "public"."decision_samples"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sampled_decisions" ADD CONSTRAINT "sampled_decisions_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sampled_decisions" ADD CONSTRAINT "sampled_decisions_decision_id_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."decisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comparison_choices" ADD CONSTRAINT "comparison_choices_student_id_accounts_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "detector_switches" ADD CONSTRAINT "detector_switches_switched_by_accounts_id_fk" FOREIGN KEY ("switched_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_dismissals" ADD CONSTRAINT "flag_dismissals_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_dismissals" ADD CONSTRAINT "flag_dismissals_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_dismissals" ADD CONSTRAINT "flag_dismissals_dismissed_by_accounts_id_fk" FOREIGN KEY ("dismissed_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_run_id_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "text_that_was_judged" FOREIGN KEY ("submission_id","reader_version") REFERENCES "public"."texts"("submission_id","reader_version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "first_readings" ADD CONSTRAINT "first_readings_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "first_readings" ADD CONSTRAINT "first_readings_reader_id_accounts_id_fk" FOREIGN KEY ("reader_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reading_settings" ADD CONSTRAINT "reading_settings_set_by_accounts_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_checks" ADD CONSTRAINT "self_checks_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "self_checks" ADD CONSTRAINT "self_checks_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_context_id_lti_contexts_id_fk" FOREIGN KEY ("context_id") REFERENCES "public"."lti_contexts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "storage_waits" ADD CONSTRAINT "storage_waits_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fingerprints" ADD CONSTRAINT "fingerprints_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "receipts" ADD CONSTRAINT "receipts_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reflections" ADD CONSTRAINT "reflections_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_student_id_accounts_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_submitted_by_accounts_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_policy_version_id_policy_versions_id_fk" FOREIGN KEY ("policy_version_id") REFERENCES "public"."policy_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "texts" ADD CONSTRAINT "texts_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tca_acceptances" ADD CONSTRAINT "tca_acceptances_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tca_acceptances" ADD CONSTRAINT "tca_acceptances_policy_version_id_policy_versions_id_fk" FOREIGN KEY ("policy_version_id") REFERENCES "public"."policy_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tca_documents" ADD CONSTRAINT "tca_documents_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tca_documents" ADD CONSTRAINT "tca_documents_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tca_documents" ADD CONSTRAINT "tca_documents_student_id_accounts_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tca_documents" ADD CONSTRAINT "tca_documents_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tca_viewer_links" ADD CONSTRAINT "tca_viewer_links_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "detector_options" ADD CONSTRAINT "detector_options_set_by_accounts_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terms_acceptances" ADD CONSTRAINT "terms_acceptances_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_runs" ADD CONSTRAINT "vendor_runs_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vendor_spending" ADD CONSTRAINT "vendor_spending_run_id_vendor_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."vendor_runs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_attempts" ADD CONSTRAINT "webhook_attempts_delivery_id_webhook_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."webhook_deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD CONSTRAINT "webhook_deliveries_endpoint_id_webhook_endpoints_id_fk" FOREIGN KEY ("endpoint_id") REFERENCES "public"."webhook_endpoints"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "webhook_endpoints" ADD CONSTRAINT "webhook_endpoints_created_by_accounts_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_assignments" ADD CONSTRAINT "external_assignments_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_assignments" ADD CONSTRAINT "external_assignments_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_courses" ADD CONSTRAINT "external_courses_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_courses" ADD CONSTRAINT "external_courses_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_memberships" ADD CONSTRAINT "external_memberships_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_memberships" ADD CONSTRAINT "external_memberships_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_memberships" ADD CONSTRAINT "external_memberships_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "external_submissions" ADD CONSTRAINT "external_submissions_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "integration_events" ADD CONSTRAINT "integration_events_integration_id_integrations_id_fk" FOREIGN KEY ("integration_id") REFERENCES "public"."integrations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "integrations" ADD CONSTRAINT "integrations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_requests_of_account" ON "access_requests" USING btree ("account_id","asked_at");--> statement-breakpoint
CREATE INDEX "identities_account_id_index" ON "identities" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "processors_of_activity" ON "asset_processors" USING btree ("registration_id","activity_id");--> statement-breakpoint
CREATE INDEX "processors_of_assessment" ON "asset_processors" USING btree ("assessment_id");--> statement-breakpoint
CREATE INDEX "asset_reports_due" ON "asset_reports" USING btree ("next_attempt_at") WHERE "asset_reports"."next_attempt_at" is not null;--> statement-breakpoint
CREATE INDEX "assets_of_submission" ON "assets" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "assets_of_external_submission" ON "assets" USING btree ("processor_id","external_submission_id");--> statement-breakpoint
CREATE INDEX "eula_answers_due" ON "lti_eula_answers" USING btree ("next_attempt_at") WHERE "lti_eula_answers"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "eula_services_due" ON "lti_eula_services" USING btree ("next_attempt_at");--> statement-breakpoint
CREATE INDEX "notice_services_due" ON "lti_notice_services" USING btree ("next_attempt_at");--> statement-breakpoint
CREATE INDEX "notices_to_apply" ON "lti_notices" USING btree ("next_attempt_at") WHERE "lti_notices"."next_attempt_at" is not null;--> statement-breakpoint
CREATE INDEX "notices_of_registration" ON "lti_notices" USING btree ("registration_id","received_at");--> statement-breakpoint
CREATE INDEX "trail_of_submission" ON "audit_events" USING btree ("submission_id","at");--> statement-breakpoint
CREATE INDEX "courses_by_title" ON "courses" USING btree ("title");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_enrolment_per_source" ON "enrolments" USING btree ("course_id","account_id","role","source",coalesce("source_id", "course_id")) WHERE "enrolments"."until" is null;--> statement-breakpoint
CREATE INDEX "enrolments_of_account" ON "enrolments" USING btree ("account_id","course_id");--> statement-breakpoint
CREATE INDEX "enrolments_of_course" ON "enrolments" USING btree ("course_id","role");--> statement-breakpoint
CREATE INDEX "adjustments_of_student" ON "adjustments" USING btree ("student_id","at");--> statement-breakpoint
CREATE INDEX "extensions_of_student" ON "extensions" USING btree ("assessment_id","student_id","at");--> statement-breakpoint
CREATE INDEX "heartbeats_in_time" ON "heartbeats" USING btree ("last_at");--> statement-breakpoint
CREATE INDEX "intake_faults_in_time" ON "intake_faults" USING btree ("until");--> statement-breakpoint
CREATE INDEX "outage_credits_of_student" ON "outage_credits" USING btree ("assessment_id","student_id");--> statement-breakpoint
CREATE INDEX "drafts_of_page" ON "form_drafts" USING btree ("account_id","page");--> statement-breakpoint
CREATE INDEX "drafts_of_subject" ON "form_drafts" USING btree ("subject");--> statement-breakpoint
CREATE INDEX "drafts_by_age" ON "form_drafts" USING btree ("saved_at");--> statement-breakpoint
CREATE INDEX "contexts_of_course" ON "lti_contexts" USING btree ("course_id");--> statement-breakpoint
CREATE INDEX "rosters_due" ON "lti_contexts" USING btree ("next_attempt_at") WHERE "lti_contexts"."next_attempt_at" is not null;--> statement-breakpoint
CREATE INDEX "links_of_assessment" ON "lti_links" USING btree ("assessment_id");--> statement-breakpoint
CREATE INDEX "offers_of_assessment" ON "lti_offers" USING btree ("assessment_id");--> statement-breakpoint
CREATE INDEX "reports_due" ON "lti_reports" USING btree ("next_attempt_at") WHERE "lti_reports"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "reports_of_submission" ON "lti_reports" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "undelivered_scores" ON "lti_reports" USING btree ("at","id") WHERE "lti_reports"."kind" = 'score' and "lti_reports"."state" in ('waiting', 'failed');--> statement-breakpoint
CREATE INDEX "visits_of_account" ON "lti_visits" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "logins_by_age" ON "lti_logins" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "refusals_of_registration" ON "lti_refusals" USING btree ("registration_id","at");--> statement-breakpoint
CREATE INDEX "notice_attempts_notice_id_index" ON "notice_attempts" USING btree ("notice_id");--> statement-breakpoint
CREATE INDEX "notices_of_person" ON "notices" USING btree ("person_id","created_at","id");--> statement-breakpoint
CREATE INDEX "unread_notices" ON "notices" USING btree ("person_id") WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notices_due" ON "notices" USING btree ("next_attempt_at") WHERE "notices"."next_attempt_at" is not null;--> statement-breakpoint
CREATE INDEX "notices_for_digest" ON "notices" USING btree ("person_id") WHERE "notices"."in_digest" and "notices"."digest_id" is null and "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notices_in_digest" ON "notices" USING btree ("digest_id") WHERE "notices"."digest_id" is not null;--> statement-breakpoint
CREATE INDEX "mails_by_time" ON "notices" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "notices_by_state" ON "notices" USING btree ("state","created_at","id") WHERE "notices"."state" in ('sent', 'failed');--> statement-breakpoint
CREATE INDEX "notices_of_submission" ON "notices" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "response_windows_submission_id_index" ON "response_windows" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "assessments_of_course" ON "assessments" USING btree ("course_id","published_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_active_policy_version" ON "policy_versions" USING btree ("active") WHERE "policy_versions"."active";--> statement-breakpoint
CREATE INDEX "appeal_windows_submission_id_index" ON "appeal_windows" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "appeal_windows_by_end" ON "appeal_windows" USING btree ("appeal_by");--> statement-breakpoint
CREATE INDEX "letters_submission_id_index" ON "letters" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "referral_outcomes_submission_id_index" ON "referral_outcomes" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "assigned_to" ON "assignments" USING btree ("assignee_id","submission_id");--> statement-breakpoint
CREATE INDEX "review_notes_submission_id_index" ON "review_notes" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "concerns_submission_id_index" ON "concerns" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "disclosures_submission_id_index" ON "disclosures" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "reopenings_submission_id_index" ON "reopenings" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "responses_submission_id_index" ON "responses" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "conversation_answers_submission_id_index" ON "conversation_answers" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "conversation_reads_submission_id_index" ON "conversation_reads" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "conversations_submission_id_index" ON "conversations" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "comments_of_owner" ON "comments" USING btree ("owner_id","at","id");--> statement-breakpoint
CREATE INDEX "shared_comments" ON "comments" USING btree ("at","id") WHERE "comments"."is_shared";--> statement-breakpoint
CREATE INDEX "marks_submission_id_index" ON "marks" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "time_answers_submission_id_index" ON "time_answers" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "time_requests_submission_id_index" ON "time_requests" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "time_requests_disclosure_id_index" ON "time_requests" USING btree ("disclosure_id");--> statement-breakpoint
CREATE INDEX "confirmations_submission_id_index" ON "confirmations" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "proposal_readings_submission_id_index" ON "proposal_readings" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "proposals_submission_id_index" ON "proposals" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "waivers_submission_id_index" ON "waivers" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "sample_actions_sampled_id_index" ON "sample_actions" USING btree ("sampled_id");--> statement-breakpoint
CREATE INDEX "sample_actions_submission_id_index" ON "sample_actions" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "sample_opinions_submission_id_index" ON "sample_opinions" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "sampled_decisions_submission_id_index" ON "sampled_decisions" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "comparison_choices_of_student" ON "comparison_choices" USING btree ("student_id","at");--> statement-breakpoint
CREATE INDEX "latest_switch" ON "detector_switches" USING btree ("detector","at");--> statement-breakpoint
CREATE INDEX "flags_of_submission" ON "flags" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "runs_not_succeeded" ON "runs" USING btree ("at") WHERE "runs"."state" <> 'succeeded';--> statement-breakpoint
CREATE INDEX "runs_to_retry" ON "runs" USING btree ("next_attempt_at") WHERE "runs"."state" = 'failed' and "runs"."next_attempt_at" is not null;--> statement-breakpoint
CREATE INDEX "files_of_response" ON "attachments" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "attachments_sha256_index" ON "attachments" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "sessions_of_account" ON "sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "session_of_form" ON "sessions" USING btree ("form_hash");--> statement-breakpoint
CREATE INDEX "files_sha256_index" ON "files" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "fingerprints_submission_id_index" ON "fingerprints" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "works_by_time" ON "submissions" USING btree ("received_at","id");--> statement-breakpoint
CREATE INDEX "review_list" ON "submissions" USING btree ("status","received_at","id");--> statement-breakpoint
CREATE INDEX "review_list_of_assessment" ON "submissions" USING btree ("assessment_id","status","received_at","id");--> statement-breakpoint
CREATE INDEX "work_of_student" ON "submissions" USING btree ("student_id","received_at","id");--> statement-breakpoint
CREATE INDEX "uploads_sha256_index" ON "uploads" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "uploads_account_id_index" ON "uploads" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_tca_document_per_submission" ON "tca_documents" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "tca_documents_of_members" ON "tca_documents" USING gin ("members");--> statement-breakpoint
CREATE INDEX "tca_documents_of_integration" ON "tca_documents" USING btree ("integration_id","created_at");--> statement-breakpoint
CREATE INDEX "latest_options" ON "detector_options" USING btree ("detector","at");--> statement-breakpoint
CREATE INDEX "due_vendor_runs" ON "vendor_runs" USING btree ("detector","next_step_at") WHERE "vendor_runs"."next_step_at" is not null;--> statement-breakpoint
CREATE INDEX "claimed_vendor_runs" ON "vendor_runs" USING btree ("detector","claimed_until") WHERE "vendor_runs"."claim" is not null;--> statement-breakpoint
CREATE INDEX "vendor_runs_by_external_id" ON "vendor_runs" USING btree ("detector","external_id");--> statement-breakpoint
CREATE INDEX "vendor_runs_of_submission" ON "vendor_runs" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "spending_by_detector" ON "vendor_spending" USING btree ("detector","at");--> statement-breakpoint
CREATE INDEX "webhook_attempts_delivery_id_index" ON "webhook_attempts" USING btree ("delivery_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_delivery_per_event" ON "webhook_deliveries" USING btree ("endpoint_id","event_id") WHERE "webhook_deliveries"."replay_of" is null;--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "webhook_deliveries" USING btree ("next_attempt_at") WHERE "webhook_deliveries"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "deliveries_of_endpoint" ON "webhook_deliveries" USING btree ("endpoint_id","created_at");--> statement-breakpoint
CREATE INDEX "external_names_of_submission" ON "external_submissions" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "events_to_apply" ON "integration_events" USING btree ("next_attempt_at") WHERE "integration_events"."state" = 'accepted';--> statement-breakpoint
CREATE INDEX "events_that_stopped" ON "integration_events" USING btree ("id") WHERE "integration_events"."state" in ('parked', 'failed');--> statement-breakpoint
CREATE INDEX "events_of_integration" ON "integration_events" USING btree ("integration_id","received_at");--> statement-breakpoint
CREATE VIEW "public"."current_enrolments" AS (
select id, course_id, account_id, role from enrolments
where "from" <= statement_timestamp() and ("until" is null or "until" > statement_timestamp()));--> statement-breakpoint
CREATE VIEW "public"."memberships" AS (
select assessments.id as assessment_id, account_id, role
from current_enrolments join assessments on assessments.course_id = current_enrolments.course_id
union all
select lti_offers.assessment_id, account_id, role
from current_enrolments join lti_contexts on lti_contexts.course_id = current_enrolments.course_id
join lti_offers on lti_offers.context_id = lti_contexts.id and lti_offers.state = 'open');