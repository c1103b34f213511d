package io.driftmeter.api.instrument;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/*
 * An accessor becomes a lambda in the class that declares it, which the compiler can inline, where a method handle that is
 * no constant costs a call it cannot see through. The lambda's hidden class lives and dies with that class.
 */
/** Makes functions of accessors: of a record's components and of a bean's getters. */
final class Accessor {

  private Accessor() {}

  /**
   * The accessor as a function.
   *
   * @throws IllegalAccessException when the lookup may not use it
   */
  static Function<Object, @Nullable Object> objects(Method accessor, MethodHandles.Lookup lookup)
      throws IllegalAccessException {
    MethodHandles.Lookup own = lookupIn(accessor.getDeclaringClass(), lookup);
    MethodHandle handle = own.unreflect(accessor);
    MethodType erased = MethodType.methodType(Object.class, Object.class);
    try {
      CallSite site =
          LambdaMetafactory.metafactory(
              own,
              "apply",
              MethodType.methodType(Function.class),
              erased,
              handle,
              handle.type().wrap());
      return function(site.getTarget());
    } catch (LambdaConversionException lookupTooWeak) {
      MethodHandle plain = handle.asType(erased);
      return source -> call(plain, source);
    }
  }

  /**
   * The accessor of a primitive number as a function.
   *
   * @throws IllegalAccessException when the lookup may not use it
   */
  static ToDoubleFunction<Object> doubles(Method accessor, MethodHandles.Lookup lookup)
      throws IllegalAccessException {
    MethodHandles.Lookup own = lookupIn(accessor.getDeclaringClass(), lookup);
    MethodHandle handle = own.unreflect(accessor);
    MethodType erased = MethodType.methodType(double.class, Object.class);
    try {
      CallSite site =
          LambdaMetafactory.metafactory(
              own,
              "applyAsDouble",
              MethodType.methodType(ToDoubleFunction.class),
              erased,
              handle,
              handle.type().changeReturnType(double.class));
      return toDouble(site.getTarget());
    } catch (LambdaConversionException lookupTooWeak) {
      MethodHandle plain = handle.asType(erased);
      return source -> callDouble(plain, source);
    }
  }

  /** The caller's rights inside the class, or else what it may do from outside. */
  static MethodHandles.Lookup lookupIn(Class<?> type, MethodHandles.Lookup lookup) {
    try {
      return MethodHandles.privateLookupIn(type, lookup);
    } catch (IllegalAccessException notOpen) {
      return lookup;
    }
  }

  @SuppressWarnings("unchecked") // what the factory was told to make
  private static Function<Object, @Nullable Object> function(MethodHandle maker) {
    try {
      return (Function<Object, @Nullable Object>) maker.invoke();
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @SuppressWarnings("unchecked") // what the factory was told to make
  private static ToDoubleFunction<Object> toDouble(MethodHandle maker) {
    try {
      return (ToDoubleFunction<Object>) maker.invoke();
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static @Nullable Object call(MethodHandle accessor, Object source) {
    try {
      return (Object) accessor.invokeExact(source);
    } catch (Throwable failure) {
      throw new AccessorFailure(failure);
    }
  }

  private static double callDouble(MethodHandle accessor, Object source) {
    try {
      return (double) accessor.invokeExact(source);
    } catch (Throwable failure) {
      throw new AccessorFailure(failure);
    }
  }

  /** An accessor threw. */
  private static final class AccessorFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    AccessorFailure(Throwable cause) {
      super(cause);
    }
  }
}
