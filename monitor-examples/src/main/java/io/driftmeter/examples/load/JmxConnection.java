package io.driftmeter.examples.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.PlatformManagedObject;
import java.util.HashMap;
import java.util.Map;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Reads the counters of another Java process of the same user, which need not know of it. */
final class JmxConnection implements AutoCloseable {

  private final JMXConnector connector;
  private final MBeanServerConnection beans;

  private JmxConnection(JMXConnector connector) throws IOException {
    this.connector = connector;
    beans = connector.getMBeanServerConnection();
  }

  /** Connects to a process. */
  @SuppressWarnings("BanJNDI") // the address comes from the process itself and is local
  static JmxConnection to(long pid) throws IOException {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
      String agent = machine.startLocalManagementAgent();
      machine.detach();
      return new JmxConnection(JMXConnectorFactory.connect(new JMXServiceURL(agent)));
    } catch (AttachNotSupportedException e) {
      throw new IOException("cannot attach to process " + pid, e);
    }
  }

  Vitals vitals() throws IOException {
    long collections = 0;
    long millis = 0;
    for (GarbageCollectorMXBean collector :
        ManagementFactory.getPlatformMXBeans(beans, GarbageCollectorMXBean.class)) {
      collections += collector.getCollectionCount();
      millis += collector.getCollectionTime();
    }
    long cpu = bean(OperatingSystemMXBean.class).getProcessCpuTime();
    return new Vitals(allocatedBytes(), cpu, collections, millis);
  }

  private Map<Long, Long> allocatedBytes() throws IOException {
    ThreadMXBean threads = bean(ThreadMXBean.class);
    long[] ids = threads.getAllThreadIds();
    long[] bytes = threads.getThreadAllocatedBytes(ids);
    Map<Long, Long> allocated = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      if (bytes[i] >= 0) { // -1 is a thread that has just ended
        allocated.put(ids[i], bytes[i]);
      }
    }
    return allocated;
  }

  /** What is reachable on the heap, in bytes. */
  long liveBytes() throws IOException {
    MemoryMXBean memory = bean(MemoryMXBean.class);
    memory.gc();
    memory.gc(); // what the first one made unreachable, such as the referents of cleaners
    return memory.getHeapMemoryUsage().getUsed();
  }

  private <T extends PlatformManagedObject> T bean(Class<T> type) throws IOException {
    return ManagementFactory.getPlatformMXBean(beans, type);
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
