package dev.lockstep.conformance.idiom;

import dev.lockstep.spi.DatabaseAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** The process that starts Hibernate as an application does. */
final class HibernateCall {

    private HibernateCall() {}

    public static void main(String[] words) throws Exception {
        DatabaseAddress address = Library.address();
        URL[] folder = {Path.of(words[0]).toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(folder, HibernateCall.class.getClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader);
            Configuration configuration = new Configuration()
                    .setProperty("jakarta.persistence.jdbc.url", address.jdbcUrl())
                    .setProperty("jakarta.persistence.jdbc.user", address.user())
                    .setProperty("jakarta.persistence.jdbc.password", address.password())
                    .setProperty("hibernate.hbm2ddl.auto", "update")
                    .addAnnotatedClass(loader.loadClass(words[1]));
            try (SessionFactory factory = configuration.buildSessionFactory()) {
                factory.getMetamodel();
            } catch (HibernateException e) {
                Library.failed(String.valueOf(e.getMessage()));
            }
        }
    }
}
