-- The figures are counted anew: days and months are the académie's, «Pas de frais» is a state like the others, and claims
-- that were erased have left the sums. Nothing is lost: all of it is derived from claims and their history.
DELETE FROM statistics_progress;
DELETE FROM statistics_states;
DELETE FROM statistics_delays;
DELETE FROM statistics_refusals;
DELETE FROM claim_facts;
