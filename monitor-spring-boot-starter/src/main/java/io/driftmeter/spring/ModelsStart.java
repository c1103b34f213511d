package io.driftmeter.spring;

import io.driftmeter.api.ReportListener;
import io.driftmeter.api.instrument.AnnotatedModel;
import io.driftmeter.api.schema.Column;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/** Publishes the models, connects listeners, and says in the log what is monitored. */
final class ModelsStart implements SmartInitializingSingleton {

  private static final System.Logger logger = System.getLogger(ModelsStart.class.getName());

  private final DriftmeterModels models;
  private final AnnotatedBeans annotated;
  private final PredictionPostProcessor seen;
  private final ModelMeters meters;
  private final List<ReportListener> listeners;
  private final ConfigurableListableBeanFactory beans;

  ModelsStart(
      DriftmeterModels models,
      AnnotatedBeans annotated,
      PredictionPostProcessor seen,
      ModelMeters meters,
      List<ReportListener> listeners,
      ConfigurableListableBeanFactory beans) {
    this.models = models;
    this.annotated = annotated;
    this.seen = seen;
    this.meters = meters;
    this.listeners = List.copyOf(listeners);
    this.beans = beans;
  }

  @Override
  public void afterSingletonsInstantiated() {
    models.begin(this::begin);
    if (models.names().isEmpty()) {
      logger.log(
          System.Logger.Level.INFO,
          "no model is monitored: annotate a bean with @MonitoredModel and its methods with @Prediction, or set driftmeter.models.<name>.reference");
    }
    annotated.byModel().values().stream().filter(this::wasMissed).forEach(ModelsStart::warn);
  }

  private void begin(WatchedModel model) {
    long series = meters.bind(model);
    listeners.forEach(model.monitor()::addListener);
    if (model.settings().reference() != null && !model.problem().isEmpty()) {
      logger.log(System.Logger.Level.ERROR, StartLine.of(model, series));
    } else {
      logger.log(System.Logger.Level.INFO, StartLine.of(model, series));
    }
    AnnotatedBeans.AnnotatedBean bean = annotated.byModel().get(model.name());
    if (bean != null) {
      warnOfUnfedColumns(model, bean.model());
    }
  }

  private static void warnOfUnfedColumns(WatchedModel model, AnnotatedModel annotations) {
    List<String> unfed =
        new ArrayList<>(model.monitor().schema().columns().stream().map(Column::name).toList());
    unfed.removeAll(annotations.schema().columns().stream().map(Column::name).toList());
    if (!unfed.isEmpty()) {
      logger.log(
          System.Logger.Level.WARNING,
          "model '%s': its reference has columns that no annotation of %s feeds, so they stay empty: %s"
              .formatted(model.name(), annotations.type().getName(), String.join(", ", unfed)));
    }
  }

  /** Whether a bean was made before anything could look at it. */
  private boolean wasMissed(AnnotatedBeans.AnnotatedBean bean) {
    return beans.containsSingleton(bean.name())
        && !beans.isFactoryBean(bean.name())
        && !seen.hasSeen(bean.name());
  }

  private static void warn(AnnotatedBeans.AnnotatedBean bean) {
    logger.log(
        System.Logger.Level.WARNING,
        "predictions of bean '%s' are not recorded: it was made too early, probably because a BeanPostProcessor needs it; give that one an ObjectProvider of it instead"
            .formatted(bean.name()));
  }
}
