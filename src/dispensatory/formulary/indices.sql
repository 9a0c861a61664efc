-- Made once all rows are in, which is faster than keeping them while rows come in.
CREATE INDEX source_monograph ON source (monograph_id);
CREATE INDEX section_monograph ON section (monograph_id);
CREATE INDEX evidence_monograph ON evidence (monograph_id);
CREATE INDEX ingredient_monograph ON ingredient (monograph_id);
CREATE INDEX ingredient_substance ON ingredient (substance);
CREATE INDEX membership_monograph ON membership (monograph_id);
CREATE INDEX indication_monograph ON indication (monograph_id);
CREATE INDEX regimen_monograph ON regimen (monograph_id);
CREATE INDEX population_statement_monograph ON population_statement (monograph_id, population);
CREATE INDEX condition_statement_monograph ON condition_statement (monograph_id);
CREATE INDEX condition_statement_condition ON condition_statement (condition);
CREATE INDEX interaction_monograph ON interaction (monograph_id);
CREATE INDEX interaction_class ON interaction (class);
CREATE INDEX interaction_substance ON interaction (substance);
CREATE INDEX effect_monograph ON effect (monograph_id);
CREATE INDEX advice_statement_monograph ON advice_statement (monograph_id);
CREATE INDEX substance_name_substance ON substance_name (substance);
CREATE INDEX class_name_class ON class_name (class);
CREATE INDEX class_ancestor_ancestor ON class_ancestor (ancestor);
CREATE INDEX class_member_class ON class_member (class);
CREATE INDEX class_member_substance ON class_member (substance);
CREATE INDEX known_interaction_first ON known_interaction (first);
CREATE INDEX condition_ancestor_ancestor ON condition_ancestor (ancestor);
CREATE INDEX monograph_name_monograph ON monograph_name (monograph_id);
CREATE UNIQUE INDEX monograph_class_monograph ON monograph_class (monograph_id, class);
CREATE INDEX monograph_class_class ON monograph_class (class);

-- Tells the planner how selective each index is.
ANALYZE;
