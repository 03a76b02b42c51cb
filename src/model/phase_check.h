#pragma once
// Whether the phases that the features of a layer name are phases of the project. Pure; runs on the worker that loads.
#include <vector>

#include "model/document.h"
#include "model/feature_table.h"

namespace eb::model {

// One problem for each value of the layer's phase field that names none of `phases`; an empty value is none. A few of
// them: a wrong field would name as many as it has features.
std::vector<Problem> phase_problems(const FeatureTable& table, const Layer& layer, const std::vector<Phase>& phases);

}  // namespace eb::model
