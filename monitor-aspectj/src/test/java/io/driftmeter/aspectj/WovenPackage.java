package io.driftmeter.aspectj;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aspectj.weaver.tools.WeavingAdaptor;

/** The classes of a package, woven once, to be loaded as often as one likes. */
final class WovenPackage {

  private final Map<String, byte[]> classes = new HashMap<>();

  /** Weaves the package of a class. */
  WovenPackage(Class<?> member) throws IOException, URISyntaxException {
    Path root = root(member);
    WeavingAdaptor weaver =
        new WeavingAdaptor(
            (name, original, woven) -> classes.put(name.replace('/', '.'), woven),
            classPath(),
            new URL[] {root(ModelMonitorAspect.class).toUri().toURL()});
    String packageName = member.getPackageName();
    Path directory = root.resolve(packageName.replace('.', File.separatorChar));
    for (Path file : files(directory)) {
      String name = packageName + "." + file.getFileName().toString().replace(".class", "");
      byte[] plain = Files.readAllBytes(file);
      byte[] woven = weaver.weaveClass(name, plain);
      classes.put(name, woven == null ? plain : woven);
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".class")).toList();
    }
  }

  private static Path root(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static URL[] classPath() throws MalformedURLException {
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator, -1);
    URL[] urls = new URL[entries.length + 1];
    for (int i = 0; i < entries.length; i++) {
      urls[i] = Path.of(entries[i]).toUri().toURL();
    }
    // where AspectJ finds the classes of the JDK
    urls[entries.length] =
        Path.of(System.getProperty("java.home"), "lib", "jrt-fs.jar").toUri().toURL();
    return urls;
  }

  /** A class loader with classes of its own, below the application's. */
  ClassLoader load() {
    return new Loader(classes);
  }

  private static final class Loader extends ClassLoader {

    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(WovenPackage.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
      }
    }
  }
}
