package io.driftmeter.spring;

import io.driftmeter.api.annotation.Feature;
import io.driftmeter.api.annotation.PredictionId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a flight before it departs. */
record Flight(
    @PredictionId String number,
    @Feature double distance,
    @Feature int hour,
    @Feature @Nullable String origin,
    @Feature(defaulted = "-1") double wind,
    @Feature Optional<String> carrier) {}
