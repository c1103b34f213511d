package io.driftmeter.jmh;

import io.driftmeter.api.annotation.Feature;

/** Ten numbers in a bean. */
final class TenProperties {

  private final double feature0;
  private final double feature1;
  private final double feature2;
  private final double feature3;
  private final double feature4;
  private final double feature5;
  private final double feature6;
  private final double feature7;
  private final double feature8;
  private final double feature9;

  TenProperties(double[] row) {
    feature0 = row[0];
    feature1 = row[1];
    feature2 = row[2];
    feature3 = row[3];
    feature4 = row[4];
    feature5 = row[5];
    feature6 = row[6];
    feature7 = row[7];
    feature8 = row[8];
    feature9 = row[9];
  }

  @Feature
  public double getFeature0() {
    return feature0;
  }

  @Feature
  public double getFeature1() {
    return feature1;
  }

  @Feature
  public double getFeature2() {
    return feature2;
  }

  @Feature
  public double getFeature3() {
    return feature3;
  }

  @Feature
  public double getFeature4() {
    return feature4;
  }

  @Feature
  public double getFeature5() {
    return feature5;
  }

  @Feature
  public double getFeature6() {
    return feature6;
  }

  @Feature
  public double getFeature7() {
    return feature7;
  }

  @Feature
  public double getFeature8() {
    return feature8;
  }

  @Feature
  public double getFeature9() {
    return feature9;
  }
}
