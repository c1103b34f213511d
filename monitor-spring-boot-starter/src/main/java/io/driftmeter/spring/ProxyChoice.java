package io.driftmeter.spring;

import io.driftmeter.api.instrument.AnnotatedModel;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.util.ClassUtils;

/** How the predictions of a bean can be seen. */
enum ProxyChoice {
  /** By a proxy of the JDK that has the bean's interfaces. */
  INTERFACES,
  /** By a generated subclass. */
  SUBCLASS;

  /**
   * Chooses a way.
   *
   * @param prefersSubclass what the application prefers
   * @throws ModelSetupException when there is none, naming the bean
   */
  static ProxyChoice of(String bean, Class<?> type, AnnotatedModel model, boolean prefersSubclass) {
    List<Class<?>> interfaces = Arrays.asList(ClassUtils.getAllInterfacesForClass(type));
    boolean byInterfaces = hidden(model, interfaces).isEmpty();
    if (byInterfaces && (!prefersSubclass || !canHaveSubclass(type))) {
      return INTERFACES;
    }
    if (!canHaveSubclass(type)) {
      throw new ModelSetupException(
          "bean '%s': no proxy can record the predictions of %s: the class is final, private or generated, and no interface of it has %s; make it a class that can be extended, or move the methods to an interface"
              .formatted(bean, type.getName(), names(hidden(model, interfaces))));
    }
    List<Method> fixed =
        model.predictions().stream()
            .filter(
                method ->
                    Modifier.isFinal(ClassUtils.getMostSpecificMethod(method, type).getModifiers()))
            .toList();
    if (!fixed.isEmpty()) {
      throw new ModelSetupException(
          "bean '%s': no proxy can record the predictions of %s: final are %s; make them not final, or move them to an interface"
              .formatted(bean, type.getName(), names(fixed)));
    }
    return SUBCLASS;
  }

  private static boolean canHaveSubclass(Class<?> type) {
    return !Modifier.isFinal(type.getModifiers())
        && !Modifier.isPrivate(type.getModifiers())
        && !type.isHidden()
        && !Proxy.isProxyClass(type);
  }

  /** The predictions that none of the interfaces has. */
  static List<Method> hidden(AnnotatedModel model, Collection<Class<?>> interfaces) {
    return model.predictions().stream()
        .filter(
            method ->
                interfaces.stream()
                    .noneMatch(
                        one ->
                            ClassUtils.hasMethod(
                                one, method.getName(), method.getParameterTypes())))
        .toList();
  }

  static String names(List<Method> methods) {
    return methods.stream()
        .map(method -> method.getName() + "()")
        .collect(Collectors.joining(", "));
  }
}
