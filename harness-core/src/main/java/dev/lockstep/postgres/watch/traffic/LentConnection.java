package dev.lockstep.postgres.watch.traffic;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A session in the hands of the user's own code, which may do anything with it but keep what it wrote. */
final class LentConnection {

    private final Connection session;

    private LentConnection(Connection session) {
        this.session = session;
    }

    static Connection of(Connection session) {
        return (Connection) Proxy.newProxyInstance(
                LentConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> new LentConnection(session).call(method, arguments));
    }

    private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "close" -> {
                return null;
            }
            case "commit", "setAutoCommit", "abort" -> throw new SQLException(
                    "traffic is rolled back after each request, so " + method.getName() + "() is not for it");
            default -> {
                try {
                    return method.invoke(session, arguments);
                } catch (InvocationTargetException e) {
                    throw e.getTargetException();
                }
            }
        }
    }
}
